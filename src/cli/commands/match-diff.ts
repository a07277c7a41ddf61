import type { Command } from 'commander'
import type { ResultsComparison } from '../../app/match/index.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, indented } from '../text.ts'

export function addMatchDiff(match: Command, services: CliServices): void {
  match
    .command('diff')
    .summary('what a run decides otherwise than another')
    .description(
      'Compares the clusters of two match runs over the same records: which people come together, and which part.',
    )
    .argument('<old>', 'the --out folder of the earlier run')
    .argument('<new>', 'the --out folder of the later run')
    .addOption(outputOption())
    .action((before: string, after: string, { output }: { output: OutputFormat }) =>
      diff(services, [before, after], output),
    )
}

async function diff(services: CliServices, [before, after]: [string, string], format: OutputFormat): Promise<void> {
  const changes = await services.matchResults.compare(services.context, before, after)
  new Output(services, format).data(changes, () => changesText(changes))
}

function changesText(changes: ResultsComparison): string {
  const { records, onlyInOld, onlyInNew, unchanged, merges, splits, mergeExamples, splitExamples } = changes
  return [
    `${countOf(records, 'record')} in both, ${countText(onlyInOld)} only in the old run, ${countText(onlyInNew)} only in the new one`,
    `${countText(unchanged)} people unchanged, ${countText(merges)} put together from several, ${countText(splits)} parted`,
    ...examplesText('put together:', mergeExamples),
    ...examplesText('parted:', splitExamples),
  ].join('\n')
}

function examplesText(title: string, examples: ResultsComparison['mergeExamples']): string[] {
  if (examples.length === 0) return []
  return [title, ...examples.map((parts) => indented(parts.map((ids) => ids.join(', ')).join('  |  ')))]
}
