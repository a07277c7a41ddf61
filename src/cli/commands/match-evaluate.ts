import type { Command } from 'commander'
import type { ResultReport } from '../../app/match/index.ts'
import { type LabelOptions, labelsOf, withLabels } from '../match-labels.ts'
import { bitsText, qualityText } from '../match-text.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, indented, tableText } from '../text.ts'

interface EvaluateOptions extends LabelOptions {
  readonly output: OutputFormat
}

export function addMatchEvaluate(match: Command, services: CliServices): void {
  withLabels(
    match
      .command('evaluate')
      .summary('how good the clusters of a run are')
      .description(
        'Looks at the clusters of a match run: sizes, records that hardly belong, warnings. With labels it measures\nprecision, recall and F1; a true pair that was never compared counts as missed.',
      )
      .argument('<folder>', 'the --out folder of the run'),
  )
    .addOption(outputOption())
    .action((folder: string, options: EvaluateOptions) => evaluate(services, folder, options))
}

async function evaluate(services: CliServices, folder: string, options: EvaluateOptions): Promise<void> {
  const report = await services.matchResults.evaluate(services.context, folder, labelsOf(options))
  new Output(services, options.output).data(report, () => reportText(report))
}

function reportText({ quality, warnings, ...health }: ResultReport): string {
  const { records, clusters, sizes, weakestLinks } = health
  return [
    `${countOf(records, 'record')} are ${countText(clusters)} people`,
    'clusters by size:',
    indented(tableText(sizes.map(({ from, to, clusters: count }) => [sizeText(from, to), countText(count)]))),
    ...(weakestLinks.length === 0 ? [] : ['records that hang on their cluster least:']),
    ...weakestLinks.map(({ id, cluster, bits }) => indented(`${id} in the cluster of ${cluster}: ${bitsText(bits)}`)),
    ...warnings.map((warning) => `warning: ${warning}`),
    ...(quality === null
      ? []
      : [
          `of ${countOf(quality.records, 'labelled record')}:`,
          indented(qualityText('pairs', quality.pairwise)),
          indented(qualityText('B-cubed', quality.bCubed)),
        ]),
  ].join('\n')
}

function sizeText(from: number, to: number | null): string {
  if (to === null) return `${from} and more`
  return from === to ? `${from}` : `${from} to ${to}`
}
