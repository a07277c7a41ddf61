import type { MatchModel, RecordTable } from '../../../matching/index.ts'
import { bestOf, type Candidate, decide, LEAVE, type LiveDecision, type PairWeight, type Weighed } from './decide.ts'
import { blocksIn, tableOf } from './live-records.ts'
import { PairWeigher } from './pair-weigher.ts'
import type { BlockingIndex, IndexedRecord } from './ports.ts'

/** So many records are compared with a new one at most. */
const CANDIDATES_MAX = 50

/** What became of one new or changed record. */
export interface LiveMatch {
  readonly id: string
  /** Whether it is anybody else's. */
  readonly decision: LiveDecision
  /** Whether it is who it is taken for already: a link, or to be left. */
  readonly within: LiveDecision
  readonly comparedRecords: number
  /** How many shared a block with it, before the best of them were taken. */
  readonly candidates: number
}

export interface LiveParts {
  readonly index: BlockingIndex
  /** @returns in the order asked: whom each record belongs to now; null for one that is nobody's any more */
  clustersOf(ids: readonly string[]): Promise<readonly (string | null)[]>
}

/** What a record was compared with. */
interface Compared {
  readonly own: readonly Weighed[]
  readonly other: Candidate | null
  readonly records: number
}

const ALONE: Compared = { own: [], other: null, records: 0 }

/** Records that others were compared with, as a table. */
interface Others {
  readonly table: RecordTable
  readonly place: ReadonlyMap<string, number>
}

/** Says of new and changed records whose they are, by the model that a bulk run learnt, in milliseconds. */
export class LiveMatcher {
  readonly #model: MatchModel
  readonly #weigher: PairWeigher
  readonly #parts: LiveParts

  constructor(model: MatchModel, parts: LiveParts) {
    this.#model = model
    this.#weigher = new PairWeigher(model)
    this.#parts = parts
  }

  /**
   * Records of one call that were not entered are not compared with each other: enter them, then match them.
   *
   * @throws SelfsameError UNAVAILABLE when the index does not answer
   */
  async match(records: readonly IndexedRecord[]): Promise<LiveMatch[]> {
    if (records.length === 0) return []
    const table = tableOf(this.#model, records)
    // One more: a record may be there already.
    const found = await this.#parts.index.find(blocksIn(this.#model, table), CANDIDATES_MAX + 1)
    const candidates = found.map(({ records: some }, at) =>
      some.filter(({ id }) => id !== records[at]?.id).slice(0, CANDIDATES_MAX),
    )
    const others = this.#othersOf(candidates)
    const compared = await this.#compare(records, table, candidates, others)
    const between = this.#weighBetween(compared, others)
    return compared.map(({ own, other, records: comparedRecords }, at) => ({
      id: records[at]?.id ?? '',
      decision: decide(other, between[at]),
      within: onlyLink(decide(bestOf(own))),
      comparedRecords,
      candidates: found[at]?.candidates ?? 0,
    }))
  }

  /**
   * Makes records known to those that come after, in the place of what they were.
   *
   * @returns the ids of those that say something else than they did, or were not matched since they did
   */
  async enter(records: readonly IndexedRecord[]): Promise<string[]> {
    return this.#parts.index.put(records, (some) => blocksIn(this.#model, tableOf(this.#model, some)))
  }

  /** Forgets records. @returns the ids of those that were there */
  async leave(ids: readonly string[]): Promise<string[]> {
    return this.#parts.index.remove(ids, (some) => blocksIn(this.#model, tableOf(this.#model, some)))
  }

  /** Notes that what came of records is settled. */
  async settled(ids: readonly string[]): Promise<void> {
    await this.#parts.index.settled(ids)
  }

  #othersOf(candidates: readonly (readonly IndexedRecord[])[]): Others {
    const others = [...new Map(candidates.flat().map((record) => [record.id, record])).values()]
    return { table: tableOf(this.#model, others), place: new Map(others.map(({ id }, at) => [id, at])) }
  }

  async #compare(
    records: readonly IndexedRecord[],
    table: RecordTable,
    candidates: readonly (readonly IndexedRecord[])[],
    { table: others, place }: Others,
  ): Promise<Compared[]> {
    const pairs = candidates.flatMap((some, l) => some.map(({ id }) => ({ id, l, r: place.get(id) ?? 0 })))
    if (pairs.length === 0) return records.map(() => ALONE)
    const { raw, corrected, doubted } = this.#weigher.weigh(table, others, pairsOf(pairs))
    const ids = [...new Set([...records.map(({ id }) => id), ...place.keys()])]
    const clusters = await this.#parts.clustersOf(ids)
    const clusterOf = new Map(ids.map((id, at) => [id, clusters[at] ?? null]))
    const weighed: Weighed[][] = records.map(() => [])
    pairs.forEach(({ id, l }, pair) => {
      const cluster = clusterOf.get(id) ?? null
      const bits = { raw: raw[pair] ?? 0, corrected: corrected[pair] ?? 0, doubted: doubted[pair] ?? 0 }
      if (cluster !== null) weighed[l]?.push({ id, cluster, ...bits })
    })
    return records.map(({ id }, at) => {
      const { own = [], other = [] } = Object.groupBy(weighed[at] ?? [], ({ cluster }) =>
        cluster === clusterOf.get(id) ? 'own' : 'other',
      )
      return { own, other: bestOf(other), records: own.length + other.length }
    })
  }

  /** @returns for each record the weights of pairs between those who are one person with it, and its candidate's */
  #weighBetween(compared: readonly Compared[], { table, place }: Others): PairWeight[][] {
    const pairs = compared.flatMap(({ own, other }, at) =>
      own.flatMap((one) =>
        (other?.members ?? []).map((member) => ({ at, l: place.get(one.id) ?? 0, r: place.get(member.id) ?? 0 })),
      ),
    )
    const between: PairWeight[][] = compared.map(() => [])
    if (pairs.length === 0) return between
    const { corrected, doubted } = this.#weigher.weigh(table, table, pairsOf(pairs))
    pairs.forEach(({ at }, pair) => between[at]?.push({ corrected: corrected[pair] ?? 0, doubted: doubted[pair] ?? 0 }))
    return between
  }
}

function pairsOf(pairs: readonly { readonly l: number; readonly r: number }[]) {
  return { l: Int32Array.from(pairs, ({ l }) => l), r: Int32Array.from(pairs, ({ r }) => r) }
}

/** Nobody is asked whether two are one person who are. */
function onlyLink(decision: LiveDecision): LiveDecision {
  return decision.kind === 'link' ? decision : LEAVE
}
