import type { Command } from 'commander'
import type { BlockReport } from '../../app/match/index.ts'
import { percentText } from '../match-text.ts'
import {
  linkOnlyOption,
  modelOption,
  type RecordOptions,
  requestOf,
  settingsOption,
  truthOption,
  withFilesAndId,
} from '../match-options.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, indented, tableText } from '../text.ts'

interface BlockOptions extends RecordOptions {
  readonly output: OutputFormat
}

export function addMatchBlock(match: Command, services: CliServices): void {
  withFilesAndId(match.command('block'))
    .summary('which records would be compared')
    .description(
      'Shows the blocking rules of a model, or those that a run would choose: what records must share to be compared, how\nmany pairs that makes, what share of the matches it should find, and which rules would be the next to add.',
    )
    .addOption(modelOption())
    .addOption(settingsOption())
    .addOption(linkOnlyOption())
    .addOption(truthOption(''))
    .addOption(outputOption())
    .action((files: string[], options: BlockOptions) => block(services, files, options))
}

async function block(services: CliServices, paths: readonly string[], options: BlockOptions): Promise<void> {
  const report = await services.matchStudy.block(services.context, requestOf(paths, options))
  new Output(services, options.output).data(report, () => reportText(report))
}

const HEADINGS = ['records share', 'at most', 'blocks', 'pairs', 'largest', 'skipped', 'recall', 'new pairs']

function reportText({ records, pairs, recall, rules, next, unreachedRecords }: BlockReport): string {
  const rows = rules.map((rule) => [
    rule.keys,
    countText(rule.blockRecordsMax),
    countText(rule.blocks),
    countText(rule.pairs),
    countText(rule.recordsPerBlockMax),
    countText(rule.skippedRecords),
    ...estimates(rule),
  ])
  return [
    `${countOf(records, 'record')}, ${countOf(pairs, 'pair')} to compare, which should hold ${percentText(recall)} of the matches that any rule would find`,
    tableText([HEADINGS, ...rows]),
    `${countOf(unreachedRecords, 'record')} that no rule brings together with any`,
    ...(next.length === 0 ? [] : ['the next rules to add would be:']),
    ...next.map((rule) => {
      const [gained, added] = estimates(rule)
      const pairsText = rule.pairsAdded === 1 ? 'pair' : 'pairs'
      return indented(`${rule.keys}, at most ${rule.blockRecordsMax}: ${gained} for ${added} ${pairsText}`)
    }),
  ].join('\n')
}

/** Of the sample; nothing is known of a rule that is not among those tried. */
function estimates({ recallGained, pairsAdded }: BlockReport['next'][number]): [recall: string, pairs: string] {
  if (recallGained === null || pairsAdded === null) return ['?', '?']
  return [`+${percentText(recallGained)}`, countText(pairsAdded)]
}
