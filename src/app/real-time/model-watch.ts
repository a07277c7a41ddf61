import { type MatchModel, parseModel } from '../../matching/index.ts'
import type { ModelGraph, Promotion } from './ports.ts'

const LOOK_MS = 5_000

/** A model that is in force. */
export interface ModelStanding {
  readonly promotion: Promotion
  readonly model: MatchModel
}

/** The model in force, looked after every five seconds when it is asked for. */
export class ModelWatch {
  readonly #graph: Pick<ModelGraph, 'promotions' | 'modelText'>
  readonly #nowMs: () => number
  #standing: ModelStanding | null = null
  #lookedAtMs = -Infinity

  constructor(graph: Pick<ModelGraph, 'promotions' | 'modelText'>, nowMs: () => number = () => performance.now()) {
    this.#graph = graph
    this.#nowMs = nowMs
  }

  /** @returns null when none is in force. @throws SelfsameError UNAVAILABLE when the graph does not answer */
  async current(): Promise<ModelStanding | null> {
    if (this.#nowMs() - this.#lookedAtMs < LOOK_MS) return this.#standing
    return this.latest()
  }

  /** As `current`, asked now. */
  async latest(): Promise<ModelStanding | null> {
    const [promotion] = await this.#graph.promotions(1)
    if (promotion === undefined) this.#standing = null
    else if (promotion.number !== this.#standing?.promotion.number) this.#standing = await this.#read(promotion)
    this.#lookedAtMs = this.#nowMs()
    return this.#standing
  }

  async #read(promotion: Promotion): Promise<ModelStanding> {
    const text = await this.#graph.modelText(promotion.number)
    return { promotion, model: parseModel(text, `of promotion ${promotion.number}`) }
  }
}
