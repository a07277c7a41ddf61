import type { VertexKey } from '../../model/index.ts'
import { handOver, LIVE_MATCHER } from '../handover/index.ts'
import { GraphRecords, LiveMatcher, type BlockingIndex, type GraphRecord, type LiveMatch } from '../match/index.ts'
import type { ModelStanding } from './model-watch.ts'
import type { LiveGraph } from './ports.ts'
import { settle, type Settlement } from './settle.ts'

/** What matching some vertices came to. */
export interface Settled {
  /** Records that were matched. */
  readonly records: number
  readonly pairs: number
  readonly links: number
  readonly reviews: number
}

const NOTHING: Settled = { records: 0, pairs: 0, links: 0, reviews: 0 }

export interface SettlingParts {
  readonly graph: LiveGraph
  readonly now: () => Date
}

/** Matches records of the graph by one model against one index, and hands over what comes of it. */
export class LiveSettling {
  readonly #parts: SettlingParts
  readonly #records: GraphRecords
  readonly #matcher: LiveMatcher
  readonly #model: { readonly matcher: string; readonly modelVersion: string }
  readonly #columns: readonly string[]
  /** Found in the index, and nobody's in the graph. */
  readonly #gone = new Set<string>()

  constructor(parts: SettlingParts, { promotion, model }: ModelStanding, index: BlockingIndex) {
    this.#parts = parts
    this.#records = new GraphRecords(parts.graph)
    this.#model = { matcher: LIVE_MATCHER, modelVersion: promotion.modelVersion }
    this.#columns = [...new Set(model.recipe.fields.map(({ column }) => column))]
    this.#matcher = new LiveMatcher(model, { index, clustersOf: (ids) => this.#clustersOf(ids) })
  }

  /** Puts records in the index, and matches none: what is between them is a bulk run's to say. */
  async fill(records: readonly GraphRecord[]): Promise<void> {
    const entered = await this.#matcher.enter(records.map((record) => this.#compared(record)))
    await this.#matcher.settled(entered)
  }

  /**
   * Matches what changed among vertices: replayed, nothing comes of it a second time.
   *
   * @param isForced whether they are matched though they say what they said
   * @throws SelfsameError CONFLICT when another model is in force; UNAVAILABLE
   */
  async settle(keys: readonly VertexKey[], isForced = false): Promise<Settled> {
    const records = (await this.#records.at(keys)).map((record) => this.#compared(record))
    const described = new Set(records.map(({ id }) => id))
    const left = await this.#matcher.leave(keys.filter((key) => !described.has(key)))
    const entered = await this.#matcher.enter(records)
    const changed = new Set(isForced ? keys : [...left, ...entered])
    if (changed.size === 0) return NOTHING
    const first = await this.#replace(changed)
    // Who was taken back is alone now: whose it is must be asked without those it was with.
    const settled = first.isTakenBack ? await this.#replace(changed) : first
    await this.#matcher.settled([...changed])
    await this.#forgetGone()
    return settled
  }

  async #replace(changed: ReadonlySet<VertexKey>): Promise<Settled & { readonly isTakenBack: boolean }> {
    const stored = await this.#parts.graph.scoresAt([...changed], LIVE_MATCHER)
    const keys = new Set([...changed, ...stored.flatMap(({ a, b }) => [a, b])])
    const records = (await this.#records.at([...keys])).map((record) => this.#compared(record))
    const matches = await this.#matcher.match(records)
    const settlement = settle({ matches, changed, stored, model: this.#model })
    await this.#handOver(settlement, changed)
    return {
      records: records.length,
      pairs: pairsIn(matches),
      links: settlement.links,
      reviews: settlement.reviews.length,
      isTakenBack: settlement.linkings.some(({ withdrawn }) => withdrawn.length > 0),
    }
  }

  async #handOver({ linkings, reviews }: Settlement, changed: ReadonlySet<VertexKey>): Promise<void> {
    const { graph, now } = this.#parts
    if (linkings.length > 0) await handOver(this.#parts, linkings, this.#model)
    await graph.replaceReviewsAt([...changed], LIVE_MATCHER, reviews, now().toISOString())
  }

  async #clustersOf(ids: readonly string[]): Promise<(string | null)[]> {
    const places = await this.#parts.graph.places(ids)
    for (const id of ids) if (!places.has(id)) this.#gone.add(id)
    return ids.map((id) => places.get(id) ?? null)
  }

  async #forgetGone(): Promise<void> {
    await this.#matcher.leave([...this.#gone])
    this.#gone.clear()
  }

  /** A column that is not compared is not kept, and a change of it is none. */
  #compared({ id, cells }: GraphRecord) {
    const kept = this.#columns.flatMap((column): [string, string][] => {
      const cell = cells[column]
      return cell === undefined ? [] : [[column, cell]]
    })
    return { id, cells: Object.fromEntries(kept) }
  }
}

function pairsIn(matches: readonly LiveMatch[]): number {
  return matches.reduce((sum, { comparedRecords }) => sum + comparedRecords, 0)
}
