import { parseModel, type MatchModel } from '../../matching/index.ts'
import { requireScope, SelfsameError, type RequestContext, type VertexKey } from '../../model/index.ts'
import {
  explainPair,
  GraphRecords,
  type DescribedGraph,
  type GraphRecord,
  type PairExplanation,
} from '../match/index.ts'
import type { ModelGraph, Promotion } from '../real-time/index.ts'

/** A waterfall, and the version of the model that gives it. */
export interface MatchExplained extends PairExplanation {
  readonly modelVersion: string
}

export interface MatchExplanationsParts {
  readonly models: Pick<ModelGraph, 'promotions' | 'modelText'>
  readonly records: DescribedGraph
}

/** Explains scores. Keeps the model in force in memory once it is asked for. */
export class MatchExplanations {
  readonly #parts: MatchExplanationsParts
  #known: { readonly promotion: Promotion; readonly model: MatchModel } | null = null

  constructor(parts: MatchExplanationsParts) {
    this.#parts = parts
  }

  /**
   * How the weight of two records comes about, by what sources say of them now. It tells no values of persons.
   *
   * @throws SelfsameError FORBIDDEN without the scope `profiles:read`; BAD_REQUEST for one and the same; NOT_FOUND when no
   * model is in force, when sources say nothing of one of them, or nothing that the other can be compared with
   */
  async explain(context: RequestContext, a: VertexKey, b: VertexKey): Promise<MatchExplained> {
    requireScope(context, 'profiles:read')
    if (a === b)
      throw new SelfsameError('BAD_REQUEST', 'Both are the same record', { remedy: 'Name two different ones' })
    const [{ promotion, model }, pair] = await Promise.all([this.#inForce(), this.#pair(a, b)])
    const explained = explainPair(model, pair)
    if (explained.steps.every(({ kind }) => kind !== 'field')) throw nothingInCommon(explained.silentColumns)
    return { ...explained, modelVersion: promotion.modelVersion }
  }

  async #inForce() {
    const [promotion] = await this.#parts.models.promotions(1)
    if (promotion === undefined)
      throw new SelfsameError('NOT_FOUND', 'No model of matching is in force, so there is no score to explain', {
        remedy: 'Put one in force: `selfsame match promote`',
      })
    if (this.#known?.promotion.number === promotion.number) return this.#known
    const text = await this.#parts.models.modelText(promotion.number)
    this.#known = { promotion, model: parseModel(text, `promotion ${promotion.number}`) }
    return this.#known
  }

  async #pair(a: VertexKey, b: VertexKey): Promise<[GraphRecord, GraphRecord]> {
    const found = await new GraphRecords(this.#parts.records).at([a, b])
    const [one, other] = [a, b].map((key) => found.find(({ id }) => id === key))
    if (one === undefined || other === undefined)
      throw new SelfsameError('NOT_FOUND', 'Sources say nothing of one of the two, so that there is no score', {
        remedy: 'Name identifiers that records describe, such as record.<source>:<id>',
      })
    return [one, other]
  }
}

function nothingInCommon(columns: readonly string[]): SelfsameError {
  return new SelfsameError(
    'NOT_FOUND',
    `The two are not compared: in each of ${columns.join(', ')} one of them says nothing`,
    { remedy: 'Wait until sources say more of them' },
  )
}
