import type { Command } from 'commander'
import type { MatchReport } from '../../app/match/index.ts'
import { orInterrupted } from '../interrupt.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, durationText } from '../text.ts'

interface MatchOptions {
  readonly id: string
  readonly model?: string
  readonly truth?: string
  readonly out: string
  readonly output: OutputFormat
}

export function addMatch(program: Command, services: CliServices): void {
  const match = program
    .command('match')
    .summary('find which records are one person')
    .description('Probabilistic matching of records without a common identifier.')
  match
    .command('run')
    .description(
      'Finds which records of CSV, JSON Lines or Parquet files are one person. What to compare, and how, is learnt from\nthe files; needs no service. Writes clusters.parquet, pairs.parquet and model.json. The model holds values of persons.',
    )
    .argument('<files...>', 'paths of the files, read as one')
    .addOption(option('--id <column>', 'column that names a record', 'SELFSAME_ID').makeOptionMandatory())
    .addOption(option('--model <file>', 'model.json of an earlier run, used as it stands', 'SELFSAME_MODEL'))
    .addOption(option('--truth <column>', 'column that says who is who: measures the result', 'SELFSAME_TRUTH'))
    .addOption(option('--out <folder>', 'where the results go', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((files: string[], options: MatchOptions) => run(services, files, options))
}

async function run(services: CliServices, paths: readonly string[], options: MatchOptions): Promise<void> {
  const { id, model, truth, out, output } = options
  const progress = new Progress(services)
  const request = {
    paths,
    idColumn: id,
    modelPath: model,
    truthColumn: truth,
    outFolder: out,
    onPhase: (phase: string) => progress.line(phase),
    signal: services.interrupted,
  }
  const report = await orInterrupted(services.interrupted, services.match.run(services.context, request))
  new Output(services, output).data(report, () => reportText(report, out))
}

function reportText(report: MatchReport, out: string): string {
  const { records, clusters, matchedClusters, blockedPairs, seconds, pairwise, bCubed } = report
  const quality = [
    ...(pairwise ? [qualityText('pairs', pairwise)] : []),
    ...(bCubed ? [qualityText('B-cubed', bCubed)] : []),
  ]
  return [
    `${countOf(records, 'record')} are ${countText(clusters)} people, ${countText(matchedClusters)} of them with several records`,
    `${countOf(blockedPairs, 'pair')} compared in ${durationText(seconds.total * 1_000)}; results in ${out}`,
    ...quality,
  ].join('\n')
}

function qualityText(
  name: string,
  { precision, recall, f1 }: { precision: number; recall: number; f1: number },
): string {
  return `${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`
}
