import type { Evaluation, MatchModel } from '../../matching/index.ts'
import { type RequestContext, requireScope } from '../../model/index.ts'
import { comparePairs } from './compare-pairs.ts'
import { clusterSizes, measure } from './measure.ts'
import { readModel } from './model-reader.ts'
import type { MatchBench, MatchParts } from './ports.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { MatchReport, MatchRequest } from './request.ts'
import {
  block,
  type Groundwork,
  layGroundwork,
  learnParameters,
  type LearntParameters,
  type Scored,
  scoreAndCluster,
} from './scoring.ts'
import { checkSource } from './source-check.ts'
import { Stopwatch } from './stopwatch.ts'
import { modelOf, writeResults } from './write-results.ts'

/** Finds which records of some files are one person. */
export class MatchRun {
  readonly #parts: MatchParts

  constructor(parts: MatchParts) {
    this.#parts = parts
  }

  /**
   * Writes `clusters.parquet` (`id`, `cluster`), `pairs.parquet` (`id_l`, `id_r`, `probability`, `match_weight` in
   * bits) and `model.json` into the folder. The order of rows makes no difference.
   *
   * @throws SelfsameError BAD_REQUEST or NOT_FOUND for what cannot be read or compared, CONFIGURATION for a model that
   * does not fit; nothing is written then
   */
  async run(context: RequestContext, request: MatchRequest): Promise<MatchReport> {
    requireScope(context, 'operations')
    const model = request.modelPath === undefined ? null : await readModel(this.#parts, request.modelPath)
    const bench = await this.#parts.openBench()
    try {
      return await this.#runOn(bench, request, model)
    } finally {
      await bench.close()
    }
  }

  async #runOn(bench: MatchBench, request: MatchRequest, model: MatchModel | null): Promise<MatchReport> {
    const watch = new Stopwatch(this.#parts.nowMs, (phase) => {
      request.signal?.throwIfAborted()
      request.onPhase?.(phase)
    })
    const source = await watch.time('read', async () => {
      const rows = await bench.read(request.paths)
      await checkSource(bench, rows, request)
      return rows
    })
    const prepared = await watch.time('prepare', () => prepare(bench, source, request, model))
    const groundwork = await watch.time('learn', () => groundworkOf(bench, prepared, model))
    const blockedPairs = await watch.time('block', () => block(bench, groundwork.rules))
    const candidates = await watch.time('compare', () => comparePairs(bench, prepared.comparisons, 'candidate'))
    const learnt = await watch.time('learn', () =>
      model === null
        ? learnParameters(prepared, candidates, groundwork.u)
        : { parameters: model.parameters, hasConverged: null },
    )
    const scored = await watch.time('cluster', () =>
      scoreAndCluster(bench, prepared, candidates, learnt.parameters, model),
    )
    const evaluation = request.truthColumn === undefined ? null : await measure(bench, scored.clusters)
    await watch.time('write', () => this.#write(bench, request, { prepared, groundwork, learnt, scored, model }))
    return {
      ...reportOf({ prepared, groundwork, learnt, scored, model }, evaluation),
      unreadableRows: source.unreadable,
      blockedPairs,
      seconds: watch.seconds(),
      peakMemoryBytes: this.#parts.peakMemoryBytes(),
    }
  }

  async #write(bench: MatchBench, { outFolder, signal }: MatchRequest, outcome: Outcome): Promise<void> {
    const results = await this.#parts.openResults(outFolder)
    try {
      const { prepared, groundwork, learnt, scored } = outcome
      await writeResults(bench, results, scored)
      const model = outcome.model ?? (await modelOf(bench, prepared, groundwork, learnt, scored.corrections))
      await results.writeText('model.json', JSON.stringify(model))
      signal?.throwIfAborted()
      await results.publish()
    } finally {
      await results.discard()
    }
  }
}

interface Outcome {
  readonly prepared: Prepared
  readonly groundwork: Groundwork
  readonly learnt: LearntParameters
  readonly scored: Scored
  readonly model: MatchModel | null
}

async function groundworkOf(bench: MatchBench, prepared: Prepared, model: MatchModel | null): Promise<Groundwork> {
  return model === null ? layGroundwork(bench, prepared) : { u: model.parameters.u, rules: model.blockingRules }
}

function reportOf({ prepared, groundwork, learnt, scored }: Outcome, evaluation: Evaluation | null) {
  const { keys, recipe, ignored, records } = prepared
  return {
    records,
    comparedPairs: scored.pairs.l.length,
    ...clusterSizes(scored.clusters),
    fields: recipe.fields.map(({ column, kind }) => ({ column, kind })),
    ignoredColumns: ignored,
    blockingRules: groundwork.rules.map(
      (rule) => `${rule.keys.map((key) => keys[key]?.name).join(' + ')} <= ${rule.blockRecordsMax}`,
    ),
    hasConverged: learnt.hasConverged,
    ...(evaluation === null ? {} : { pairwise: evaluation.pairwise, bCubed: evaluation.bCubed }),
  }
}
