import type { Command } from 'commander'
import type { MatchReport } from '../../app/match/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { orInterrupted } from '../interrupt.ts'
import { runOnGraph } from '../match-graph.ts'
import { dryRunOption, option, outputOption, wholeNumber } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { MatchProgress } from '../match-progress.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import {
  linkOnlyOption,
  modelOption,
  type RecordOptions,
  requestOf,
  settingsOption,
  sizeArgument,
  truthOption,
} from '../match-options.ts'
import { labelsText, warningsText, qualityText } from '../match-text.ts'
import { verdictsFor, type VerdictOptions, withVerdictOptions } from '../match-verdicts.ts'
import { countOf, countText, durationText } from '../text.ts'
import { addMatchApply } from './match-apply.ts'
import { addMatchBlock } from './match-block.ts'
import { addMatchCharts } from './match-charts.ts'
import { addMatchDiff } from './match-diff.ts'
import { addMatchEvaluate } from './match-evaluate.ts'
import { addMatchReview } from './match-review.ts'
import { addMatchExchange } from './match-exchange.ts'
import { addMatchExplain } from './match-explain.ts'
import { addMatchInit } from './match-init.ts'
import { addMatchProfile } from './match-profile.ts'
import { addMatchTrain } from './match-train.ts'
import { addMatchPromote } from './match-promote.ts'

const THREADS_MAX = 256

interface MatchOptions extends Partial<RecordOptions>, VerdictOptions {
  readonly out?: string
  readonly since?: string
  readonly keepCompared?: boolean
  readonly memoryLimit?: number
  readonly threads?: number
  readonly quiet?: boolean
  readonly graph?: boolean
  readonly dryRun?: boolean
  readonly idempotencyKey?: string
  readonly output: OutputFormat
}

export function addMatch(program: Command, services: CliServices): void {
  const match = program
    .command('match')
    .summary('find which records are one person')
    .description('Probabilistic matching of records without a common identifier.')
  addMatchInit(match, services)
  addMatchProfile(match, services)
  addMatchBlock(match, services)
  addMatchTrain(match, services)
  withVerdictOptions(match.command('run'))
    .summary('find who is who')
    .description(
      'Finds which records of CSV, JSON Lines or Parquet files are one person. What to compare, and how, is learnt from\nthe files; needs no service. Writes clusters.parquet, pairs.parquet and model.json. The model holds values of persons.\nWith --graph it matches the records of the graph, in the background, and hands what it finds over to it.',
    )
    .argument('[files...]', 'paths of CSV, JSON Lines or Parquet files, read as one')
    .addOption(option('--id <column>', 'column that names a record; needed for files', 'SELFSAME_ID'))
    .addOption(option('--graph', 'match the records of the graph', 'SELFSAME_GRAPH'))
    .addOption(dryRunOption())
    .addOption(
      option(
        '--idempotency-key <text>',
        'of --graph: given again, the same run is done once (default: a new one)',
        'SELFSAME_IDEMPOTENCY_KEY',
      ),
    )
    .addOption(modelOption())
    .addOption(settingsOption())
    .addOption(linkOnlyOption())
    .addOption(truthOption(': measures the result'))
    .addOption(option('--since <folder>', 'results of an earlier run: compare only what is new', 'SELFSAME_SINCE'))
    .addOption(
      option('--keep-compared', 'leave what a later run needs for --since, as --since does', 'SELFSAME_KEEP_COMPARED'),
    )
    .addOption(option('--out <folder>', 'where the results go; needed for files', 'SELFSAME_OUT'))
    .addOption(
      option('--memory-limit <size>', 'refuse what needs more, such as 2GB', 'SELFSAME_MEMORY_LIMIT').argParser(
        sizeArgument,
      ),
    )
    .addOption(
      option('--threads <number>', 'how many to use', 'SELFSAME_THREADS').argParser(wholeNumber(1, THREADS_MAX)),
    )
    .addOption(option('--quiet', 'do not say what is going on', 'SELFSAME_QUIET'))
    .addOption(outputOption())
    .action((files: string[], options: MatchOptions) =>
      options.graph === true ? onGraph(services, files, options) : run(services, files, options),
    )
  addMatchEvaluate(match, services)
  addMatchDiff(match, services)
  addMatchApply(match, services)
  addMatchReview(match, services)
  addMatchPromote(match, services)
  addMatchExchange(match, services)
  addMatchExplain(match, services)
  addMatchCharts(match, services)
}

async function onGraph(services: CliServices, paths: readonly string[], options: MatchOptions): Promise<void> {
  const { id, out, truth, model, settings, linkOnly, source, labels } = options
  const { since, keepCompared, memoryLimit, threads, quiet } = options
  const ofFiles = [
    id,
    out,
    truth,
    model,
    settings,
    linkOnly,
    source,
    labels,
    since,
    keepCompared,
    memoryLimit,
    threads,
    quiet,
  ]
  if (paths.length > 0 || ofFiles.some((given) => given !== undefined))
    throw new SelfsameError('BAD_REQUEST', 'A run over the graph takes no files, and none of the options of files', {
      remedy: 'Give --preview, --no-verdicts, --idempotency-key and --output alone',
    })
  const { dryRun: preview = false, verdicts = true, idempotencyKey, output } = options
  await runOnGraph(services, { preview, verdicts, idempotencyKey }, output)
}

async function run(services: CliServices, paths: readonly string[], options: MatchOptions): Promise<void> {
  const { id, out, output } = options
  if (paths.length === 0 || id === undefined || out === undefined)
    throw new SelfsameError('BAD_REQUEST', 'A run over files needs them, --id and --out', {
      remedy: 'selfsame match run people.csv --id id --out matched; or match the graph’s records with --graph',
    })
  if (options.dryRun === true)
    throw new SelfsameError('BAD_REQUEST', '--preview is of --graph: a run over files changes nothing', {
      remedy: 'Leave it out; `match apply --preview` shows what a result would change',
    })
  const progress = new MatchProgress(new Progress(services))
  const isTold = options.quiet !== true
  const request = {
    ...requestOf(paths, { ...options, id }),
    verdicts: await verdictsFor(services, options),
    labelsPath: options.labels,
    outFolder: out,
    sinceFolder: options.since,
    keepsCompared: options.keepCompared,
    memoryBytesMax: options.memoryLimit,
    threads: options.threads,
    onPhase: isTold ? progress.onPhase : undefined,
    onPairs: isTold ? progress.onPairs : undefined,
    signal: services.interrupted,
  }
  const report = await orInterrupted(services.interrupted, services.match.run(services.context, request)).finally(() =>
    progress.stop(),
  )
  new Output(services, output).data(report, () => reportText(report, out))
}

function reportText(report: MatchReport, out: string): string {
  const { records, clusters, matchedClusters, blockedPairs, pairsToReview, seconds, pairwise, bCubed } = report
  const quality = [
    ...(pairwise ? [qualityText('pairs', pairwise)] : []),
    ...(bCubed ? [qualityText('B-cubed', bCubed)] : []),
  ]
  return [
    `${countOf(records, 'record')} are ${countText(clusters)} people, ${countText(matchedClusters)} of them with several records`,
    `${countOf(blockedPairs, 'pair')} compared in ${durationText(seconds.total * 1_000)}; results in ${out}`,
    ...(report.resumed.length > 0 ? [`taken over from a run that was ended: ${report.resumed.join(', ')}`] : []),
    `${countOf(pairsToReview, 'pair')} for stewards to look at`,
    ...quality,
    ...labelsText(report),
    ...warningsText(report),
  ].join('\n')
}
