import type { Command } from 'commander'
import { ignoredText } from '../match-text.ts'
import { requestOf, type RecordOptions, truthOption, withFilesAndId } from '../match-options.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { indented, tableText } from '../text.ts'

interface InitOptions extends RecordOptions {
  readonly out: string
  readonly output: OutputFormat
}

export function addMatchInit(match: Command, services: CliServices): void {
  withFilesAndId(match.command('init'))
    .summary('write the settings of a run')
    .description(
      'Looks at the columns of files and writes what a run would compare, as commented YAML, to be looked through, changed\nand given to `match run --settings`.',
    )
    .addOption(truthOption(''))
    .addOption(option('--out <file>', 'where the settings go', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((files: string[], options: InitOptions) => init(services, files, options))
}

async function init(services: CliServices, paths: readonly string[], options: InitOptions): Promise<void> {
  const { out, output } = options
  const { fields, ignored } = await services.matchStudy.init(services.context, requestOf(paths, options), out)
  const answer = new Output(services, output)
  answer.data({ settings: out, fields, ignored }, () =>
    [
      'compared:',
      indented(tableText(fields.map(({ column, kind, part }) => [column, part ? `${kind} (${part} word)` : kind]))),
      ...(ignored.length === 0 ? [] : ['not compared:']),
      indented(tableText(ignored.map(({ column, reason }) => [column, ignoredText(reason)]))),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  )
  const run = `selfsame match run ${paths.join(' ')} --id ${options.id} --settings ${out} --out matched`
  answer.note(`Written to ${out}. Look it through, then: ${run}`)
}
