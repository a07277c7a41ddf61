import { digest, requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import type { MatchModel } from '../../matching/index.ts'
import { LIVE_MATCHER } from '../handover/index.ts'
import { GraphRecords, readModel } from '../match/index.ts'
import { modelOfGraph } from './model-of-graph.ts'
import type { IndexShelf, LiveCounts, LiveGraph, ModelGraph, Promotion, StandingIndex } from './ports.ts'

export interface ModelsParts {
  readonly graph: ModelGraph
  readonly records: Pick<LiveGraph, 'described' | 'listDescribed' | 'countDue'>
  readonly shelf: Pick<IndexShelf, 'standing' | 'counts'>
  /** @param path of a model, or of a run's folder */
  readonly readText: (path: string) => Promise<string>
  readonly now: () => Date
}

/** Which model is in force, and how matching in real time stands. */
export interface ModelsReport {
  readonly inForce: Promotion | null
  /** The last one first. */
  readonly promotions: readonly Promotion[]
  readonly index: StandingIndex | null
  readonly isBuilding: boolean
  /** Vertices that are yet to be matched. */
  readonly due: number
  /** Instant, ISO 8601: since then the first of them has waited; null when none does. */
  readonly dueSince: string | null
  readonly counts: LiveCounts
}

/** Whether records are matched as they come. */
export type MatchingState = Pick<ModelsReport, 'inForce' | 'index' | 'isBuilding' | 'due' | 'dueSince'>

/** A model as it fits the graph. */
export interface ModelFit {
  readonly modelVersion: string
  /** In the graph's names. */
  readonly columns: readonly string[]
  readonly inForce: Promotion | null
  readonly isInForce: boolean
}

/** So many records show which columns the graph fills. */
const SAMPLE_RECORDS = 10_000
const PROMOTIONS_TOLD = 20

/** Models in force. All methods throw SelfsameError FORBIDDEN without the scope `operations`. */
export class Models {
  readonly #parts: ModelsParts

  constructor(parts: ModelsParts) {
    this.#parts = parts
  }

  async list(context: RequestContext): Promise<ModelsReport> {
    requireScope(context, 'operations')
    const { graph, shelf, records } = this.#parts
    const [promotions, standing, counts, { due, since }] = await Promise.all([
      graph.promotions(PROMOTIONS_TOLD),
      shelf.standing(),
      shelf.counts(),
      records.countDue(),
    ])
    return { inForce: promotions[0] ?? null, promotions, ...standing, due, dueSince: since, counts }
  }

  /**
   * Whether a model can be put in force. Changes nothing.
   *
   * @param path of model.json, or of the folder of a run
   * @throws SelfsameError NOT_FOUND; CONFIGURATION for a model of another version; BAD_REQUEST when it compares what no
   *   record of the graph has
   */
  async preview(context: RequestContext, path: string): Promise<ModelFit> {
    requireScope(context, 'operations')
    return (await this.#fit(path)).fit
  }

  /**
   * Puts a model in force, in the place of the one before. One that is in force already stays so, as it was put there.
   *
   * @throws SelfsameError as `preview`; CONFLICT when another is put in force meanwhile
   */
  async promote(context: RequestContext, path: string, reason: string): Promise<Promotion> {
    requireScope(context, 'operations')
    const { fit, model } = await this.#fit(path)
    if (fit.isInForce && fit.inForce !== null) return fit.inForce
    const promotion = {
      number: (fit.inForce?.number ?? 0) + 1,
      modelVersion: fit.modelVersion,
      at: this.#parts.now().toISOString(),
      by: context.actor,
      reason,
    }
    if (await this.#parts.graph.promote(promotion, JSON.stringify(model), LIVE_MATCHER)) return promotion
    throw new SelfsameError('CONFLICT', 'Another model was put in force meanwhile', {
      remedy: 'See `selfsame match models`, then ask again',
    })
  }

  async #fit(path: string): Promise<{ readonly fit: ModelFit; readonly model: MatchModel }> {
    const { graph, readText } = this.#parts
    const learnt = await readModel({ readText }, path)
    const [text, [inForce = null], columns] = await Promise.all([
      readText(path),
      graph.promotions(1),
      this.#columnsOfGraph(),
    ])
    const model = modelOfGraph(learnt, columns)
    const modelVersion = digest(text)
    const compared = [...new Set(model.recipe.fields.map(({ column }) => column))]
    const isInForce = inForce?.modelVersion === modelVersion
    return { fit: { modelVersion, columns: compared, inForce, isInForce }, model }
  }

  async #columnsOfGraph(): Promise<ReadonlySet<string>> {
    const columns = new Set<string>()
    let read = 0
    for await (const page of new GraphRecords(this.#parts.records).pages()) {
      for (const column of page.flatMap(({ cells }) => Object.keys(cells))) columns.add(column)
      read += page.length
      if (read >= SAMPLE_RECORDS) break
    }
    return columns
  }
}
