import type { Command } from 'commander'
import type { ColumnProfile } from '../../app/match/index.ts'
import { ignoredText, percentText, reasonText } from '../match-text.ts'
import { requestOf, type RecordOptions, truthOption, withFilesAndId } from '../match-options.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, indented } from '../text.ts'

interface ProfileOptions extends RecordOptions {
  readonly showValues?: boolean
  readonly output: OutputFormat
}

export function addMatchProfile(match: Command, services: CliServices): void {
  withFilesAndId(match.command('profile'))
    .summary('what columns hold, and what would be compared')
    .description(
      'Looks at the columns of files: what each is taken for and why, how full it is, and what matching would make of it.\nShows counts, and no values of persons unless asked to.',
    )
    .addOption(truthOption(''))
    .addOption(
      option('--show-values', 'also the most frequent cell and placeholders: may be personal', 'SELFSAME_SHOW_VALUES'),
    )
    .addOption(outputOption())
    .action((files: string[], options: ProfileOptions) => profile(services, files, options))
}

async function profile(services: CliServices, paths: readonly string[], options: ProfileOptions): Promise<void> {
  const columns = await services.matchStudy.profile(services.context, requestOf(paths, options), {
    withValues: options.showValues === true,
  })
  new Output(services, options.output).data({ columns }, () => columns.map(columnText).join('\n'))
}

function columnText(told: ColumnProfile): string {
  const { column, compared, ignoredBecause, placeholderRecords } = told
  return [
    `${column}: ${kindText(told)}`,
    indented(fillText(told)),
    ...(placeholderRecords === 0
      ? []
      : [indented(`${countOf(placeholderRecords, 'record')} with a placeholder, or what cannot be read`)]),
    ...compared.map(({ kind, levels }) => indented(`compared as ${kind}: ${levels.join('; ')}`)),
    ...(ignoredBecause === null ? [] : [indented(`not compared: ${ignoredText(ignoredBecause)}`)]),
    ...valueLines(told).map((line) => indented(line)),
  ].join('\n')
}

function kindText({ kind, because }: ColumnProfile): string {
  return because === null ? 'empty' : `${kind ?? 'nothing of a person'}, ${reasonText(because)}`
}

function fillText({ filledShare, distinct, mostFrequentShare }: ColumnProfile): string {
  const share = percentText(mostFrequentShare)
  return `${percentText(filledShare)} filled, ${countText(distinct)} distinct, the most frequent one in ${share} of them`
}

function valueLines({ values }: ColumnProfile): string[] {
  if (values === undefined) return []
  const { mostFrequent, placeholders } = values
  const cells = placeholders.map(({ text, records }) => `${JSON.stringify(text)} (${countText(records)})`)
  return [
    ...(mostFrequent === null ? [] : [`most frequent: ${JSON.stringify(mostFrequent.text)}`]),
    ...(cells.length === 0 ? [] : [`placeholders: ${cells.join(', ')}`]),
  ]
}
