import type { Review, StoredMatch } from '../../identity/index.ts'
import type { BirthId, VertexKey } from '../../model/index.ts'
import type { HandOverParts } from '../handover/index.ts'
import type { BlockingIndex, DescribedGraph } from '../match/index.ts'
import type { ModelInForce } from '../../identity/index.ts'

/** That a model was put in force: who, when and why. */
export interface Promotion {
  /** 1 for the first; the highest is in force. */
  readonly number: number
  /** A digest of the model. */
  readonly modelVersion: string
  /** Instant, ISO 8601. */
  readonly at: string
  readonly by: string
  readonly reason: string
}

/** Models that were put in force, in the graph. */
export interface ModelGraph {
  /** @returns the last first */
  promotions(limit: number): Promise<readonly Promotion[]>
  /** @param number of a promotion */
  modelText(number: number): Promise<string>
  /** @param matcher under whose name the model's scores are given. @returns false when another came first */
  promote(promotion: Promotion, text: string, matcher: string): Promise<boolean>
}

/** A vertex that could not be matched when it changed. */
export interface DueVertex {
  readonly key: VertexKey
  /** Instant at which that was noted last, ISO 8601. */
  readonly at: string
}

/** Vertices that are yet to be matched. */
export interface DueCount {
  readonly due: number
  /** Instant, ISO 8601: since then the first of them has waited; null when none does. */
  readonly since: string | null
}

type HandedOverGraph = HandOverParts['graph']

/** The identity graph, as records are matched one by one. */
export interface LiveGraph extends DescribedGraph, HandedOverGraph {
  /** @returns whose vertices are; none for those that stand for nobody */
  places(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, BirthId>>
  /** @returns what a matcher gives at vertices, each once */
  scoresAt(keys: readonly VertexKey[], matcher: string): Promise<StoredMatch['evidence']>
  /** Asks these about vertices instead of what was asked about them under this name. @param at instant, ISO 8601 */
  replaceReviewsAt(keys: readonly VertexKey[], matcher: string, reviews: readonly Review[], at: string): Promise<void>
  /** @param at instant, ISO 8601 */
  noteDue(keys: readonly VertexKey[], at: string): Promise<void>
  due(limit: number): Promise<readonly DueVertex[]>
  countDue(): Promise<DueCount>
  dropDue(done: readonly DueVertex[]): Promise<void>
  /** @returns some vertices of which another version of the matcher's model than that in force says something */
  outdated(matcher: string, limit: number): Promise<readonly VertexKey[]>
  complete(model: ModelInForce, at: string): Promise<void>
}

/** An index that is whole. */
export interface StandingIndex {
  /** Tells it from those before it, of the same model too. */
  readonly generation: string
  readonly modelVersion: string
  /** Instant, ISO 8601. */
  readonly builtAt: string
  readonly records: number
}

/** What was matched in real time since the index store was last emptied. */
export interface LiveCounts {
  readonly records: number
  readonly pairs: number
  readonly links: number
  readonly reviews: number
  readonly milliseconds: number
}

/** Where indices lie. May lose all of it at any time. */
export interface IndexShelf {
  /** @returns null when none is whole. `isBuilding`: another is being built to take its place */
  standing(): Promise<{ readonly index: StandingIndex | null; readonly isBuilding: boolean }>
  open(generation: string): BlockingIndex
  /** Notes that an index is being built; to be called again within a minute, or that is forgotten. */
  building(generation: string): Promise<void>
  /** Puts an index in the place of the one before, which is removed. */
  stand(index: StandingIndex): Promise<void>
  /** Removes what was built of an index. */
  discard(generation: string): Promise<void>
  count(counts: LiveCounts): Promise<void>
  counts(): Promise<LiveCounts>
}
