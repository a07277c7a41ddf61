import { basename, dirname } from 'node:path'
import {
  clusterCounts,
  clusterHealth,
  diagnoseLabels,
  evaluate,
  type Evaluation,
  healthWarnings,
  type LabelCounts,
  type MatchModel,
  type Recipe,
  ruleWords,
} from '../../matching/index.ts'
import { type RequestContext, requireScope } from '../../model/index.ts'
import { comparePairs, onOwnMemory } from './compare-pairs.ts'
import { readGiven } from './model-reader.ts'
import type { MatchBench, MatchParts, PairComparer, ResultFolder } from './ports.ts'
import { type Given, type Prepared, prepare } from './prepare.ts'
import type { MatchReport, MatchRequest, TrainRequest } from './request.ts'
import { type Groundwork, layGroundwork } from './groundwork.ts'
import { block, learnParameters, type LearntParameters, type Scored, scoreAndCluster } from './scoring.ts'
import { keepDigests, type KnownPairs, KnownPairsComparer, readKnownPairs, writeKnownPairs } from './since/index.ts'
import { finishedSteps, FinishedSteps, type WorkOfRun } from './resume/index.ts'
import { checkSource } from './source-check.ts'
import { questionsOf, type Question } from './questions.ts'
import { sinceWithoutModel } from './match-errors.ts'
import { Stopwatch } from './stopwatch.ts'
import { labelCounts, toldPairs } from './told-pairs.ts'
import { checkMemory, pairsNeed, recordsNeed } from './memory-need.ts'
import { modelOf, withFrequencies, writeResults } from './write-results.ts'

/** Finds which records of some files are one person. */
export class MatchRun {
  readonly #parts: MatchParts

  constructor(parts: MatchParts) {
    this.#parts = parts
  }

  /**
   * Writes `clusters.parquet` (`id`, `cluster`), `pairs.parquet` (`id_l`, `id_r`, `probability`, `match_weight` in
   * bits), `reviews.parquet` (see `writeReviews`) and `model.json` into the folder. The order of rows makes no difference.
   *
   * @throws SelfsameError BAD_REQUEST or NOT_FOUND for what cannot be read or compared, CONFIGURATION for a model that
   * does not fit; nothing is written then
   */
  async run(context: RequestContext, request: MatchRequest): Promise<MatchReport> {
    requireScope(context, 'operations')
    return this.#into(request.outFolder, request, async (bench, results, outcome) => {
      await writeResults(bench, results, outcome, () => modelText(outcome))
      if (keepsCompared(request)) await writeKnownPairs(bench, results, outcome.prepared, outcome.scored.pairs)
    })
  }

  /**
   * Learns a model as `run` does and writes nothing else.
   *
   * @throws SelfsameError as `run`
   */
  async train(context: RequestContext, request: TrainRequest): Promise<MatchReport> {
    requireScope(context, 'operations')
    const { modelFile } = request
    return this.#into(dirname(modelFile), request, (_, results, outcome) =>
      results.writeText(basename(modelFile), modelText(outcome)),
    )
  }

  /** The folder is opened first: one that cannot be written is told of before anything is computed. */
  async #into(
    folder: string,
    request: RunRequest,
    write: (bench: MatchBench, results: ResultFolder, outcome: Outcome) => Promise<void>,
  ): Promise<MatchReport> {
    const results = await this.#parts.openResults(folder)
    try {
      return await this.#withTools(request, async (bench, outcome) => {
        await write(bench, results, outcome)
        request.signal?.throwIfAborted()
        await results.publish()
      })
    } finally {
      await results.discard()
    }
  }

  async #withTools(request: RunRequest, write: Write): Promise<MatchReport> {
    if (request.sinceFolder !== undefined && request.modelPath === undefined) throw sinceWithoutModel()
    const given = await readGiven(this.#parts, request)
    const bench = await this.#parts.openBench({ memoryBytesMax: request.memoryBytesMax, threads: request.threads })
    const comparer = this.#parts.openComparer(request.threads)
    try {
      return await this.#runOn(bench, comparer, request, given, write)
    } finally {
      await Promise.all([bench.close(), comparer.close()])
    }
  }

  async #runOn(
    bench: MatchBench,
    everyPair: PairComparer,
    request: RunRequest,
    given: Given,
    write: Write,
  ): Promise<MatchReport> {
    const { model } = given
    const watch = new Stopwatch(this.#parts.nowMs, (phase) => {
      request.signal?.throwIfAborted()
      request.onPhase?.(phase)
    })
    const source = await watch.time('read', async () => {
      const rows = await bench.read(request.paths)
      await checkSource(bench, rows, request)
      return rows
    })
    const bytes = request.memoryBytesMax === undefined ? 0 : await recordsNeed(bench, source)
    checkMemory(bytes, request.memoryBytesMax, `${source.rows} records`)
    const onRecipe = async (recipe: Recipe) => {
      if (keepsCompared(request)) await keepDigests(bench, source, recipe)
    }
    const { prepared, told, known } = await watch.time('prepare', async () => {
      const records = await prepare(bench, source, request, given, onRecipe)
      const said = await toldPairs(bench, request)
      return { prepared: records, told: said, known: await this.#knownPairs(bench, records, request.sinceFolder) }
    })
    const comparer = known === null ? everyPair : new KnownPairsComparer(everyPair, known)
    const finished = await this.#finished(known, { request, given, source, told })
    const groundwork = await watch.time('learn', () =>
      finished.step('rules', () => groundworkOf(comparer, prepared, model)),
    )
    const blocked = await watch.time('block', () => finished.step('pairs', () => block(prepared, groundwork.rules)))
    const pairs = blocked.pairs.l.length
    checkMemory(
      bytes + pairsNeed(pairs, prepared.comparisons.length),
      request.memoryBytesMax,
      `${source.rows} records by ${pairs} pairs`,
    )
    let done = 0
    const compared = (some: number) => request.onPairs?.((done += some), pairs)
    const candidates = await watch.time('compare', () =>
      finished.step('levels', async () => onOwnMemory(await comparePairs(comparer, prepared, blocked.pairs, compared))),
    )
    const learnt = await watch.time('learn', () =>
      finished.step('model', () =>
        model === null
          ? learnParameters(prepared, candidates, groundwork.u)
          : { parameters: model.parameters, hasConverged: null, diagnostics: [] },
      ),
    )
    const judged = { parameters: learnt.parameters, model, told: told.pairs }
    const scored = await watch.time('cluster', () =>
      finished.step('clusters', async () =>
        withOwnMemory(await scoreAndCluster(comparer, prepared, candidates, judged)),
      ),
    )
    const evaluation = prepared.truth === null ? null : evaluate(scored.clusters, prepared.truth)
    const labels = labelCounts(told, prepared, candidates, scored)
    const questions = await watch.time('cluster', async () => questionsOf(scored, prepared))
    const outcome = { prepared, groundwork, learnt, scored, questions, model, labels }
    await watch.time('write', () => write(bench, outcome))
    await finished.clear()
    const report = reportOf(outcome, evaluation)
    return {
      ...report,
      warnings: [...report.warnings, ...(finished.lost === null ? [] : [finished.lost])],
      resumed: finished.resumed,
      ...sinceOf(known, comparer),
      unreadableRows: source.unreadable,
      blockedPairs: blocked.pairs.l.length,
      unreachedRecords: blocked.unreachedRecords,
      verdicts: told.verdicts,
      seconds: watch.seconds(),
      peakMemoryBytes: this.#parts.peakMemoryBytes(),
    }
  }

  /** Where pairs are taken over from another run, there is little to keep. */
  async #finished(known: KnownPairs | null, work: WorkOfRun): Promise<FinishedSteps> {
    return known === null ? finishedSteps(this.#parts, work) : new FinishedSteps(null)
  }

  #knownPairs(bench: MatchBench, prepared: Prepared, folder: string | undefined): Promise<KnownPairs | null> {
    return folder === undefined ? Promise.resolve(null) : readKnownPairs(bench, this.#parts, folder, prepared)
  }
}

function withOwnMemory(scored: Scored): Scored {
  return { ...scored, pairs: onOwnMemory(scored.pairs) }
}

/** All that does not say where results go. */
type RunRequest = Omit<MatchRequest, 'outFolder'>
type Write = (bench: MatchBench, outcome: Outcome) => Promise<void>

function keepsCompared({ keepsCompared: isAsked, sinceFolder }: RunRequest): boolean {
  return isAsked === true || sinceFolder !== undefined
}

function modelText({ model, prepared, groundwork, learnt, scored }: Outcome): string {
  const used = model === null ? modelOf(prepared, groundwork, learnt, scored) : withFrequencies(model, prepared)
  return JSON.stringify(used)
}

interface Outcome {
  readonly prepared: Prepared
  readonly groundwork: Groundwork
  readonly learnt: LearntParameters
  readonly scored: Scored
  readonly questions: readonly Question[]
  readonly model: MatchModel | null
  readonly labels: LabelCounts | null
}

async function groundworkOf(comparer: PairComparer, prepared: Prepared, model: MatchModel | null): Promise<Groundwork> {
  return model === null ? layGroundwork(comparer, prepared) : { u: model.parameters.u, rules: model.blockingRules }
}

function sinceOf(known: KnownPairs | null, comparer: PairComparer): Pick<MatchReport, 'since'> {
  if (known === null || !(comparer instanceof KnownPairsComparer)) return {}
  return { since: { unchangedRecords: known.unchangedRecords, reusedPairs: comparer.reusedPairs } }
}

function reportOf({ prepared, groundwork, learnt, scored, questions, labels }: Outcome, evaluation: Evaluation | null) {
  const { keyColumns, recipe, ignored, records } = prepared
  return {
    records,
    comparedPairs: scored.pairs.l.length,
    ...clusterCounts(scored.clusters),
    warnings: healthWarnings(clusterHealth({ ...scored, l: scored.pairs.l, r: scored.pairs.r })),
    fields: recipe.fields.map(({ column, kind }) => ({ column, kind })),
    ignoredColumns: ignored,
    blockingRules: groundwork.rules.map(
      (rule) => `${ruleWords(rule.keys, keyColumns, recipe)} (up to ${rule.blockRecordsMax} records)`,
    ),
    hasConverged: learnt.hasConverged,
    diagnostics: [...learnt.diagnostics, ...(labels === null ? [] : diagnoseLabels(labels))],
    ...(labels === null ? {} : { labels }),
    pairsToReview: questions.length,
    ...(evaluation === null ? {} : { pairwise: evaluation.pairwise, bCubed: evaluation.bCubed }),
  }
}
