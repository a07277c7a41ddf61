import type {
  IdentityRules,
  ModelInForce,
  Needed,
  Plan,
  Review,
  ScoredPairs,
  Snapshot,
  StoredMatch,
} from '../../identity/index.ts'
import type { VertexKey } from '../../model/index.ts'
import type { Turns } from '../attempts.ts'
import type { ApplyOutcome, SnapshotRequest } from '../resolve/ports.ts'
import type { WholeGraph } from '../rules/ports.ts'

/** Which version of a matcher's model is in force, and whether all that it says was handed over. */
export interface ModelStanding {
  readonly modelVersion: string
  readonly isComplete: boolean
}

/** The identity graph, as a matcher's results are handed over to it. */
export interface HandoverGraph extends Turns {
  readRules(): Promise<IdentityRules>
  readWhole(): Promise<WholeGraph>
  /** @param keys at most 10,000. @returns those that the graph knows */
  known(keys: readonly VertexKey[]): Promise<readonly VertexKey[]>
  /** @returns null for a matcher that never gave anything */
  modelOf(matcher: string): Promise<ModelStanding | null>
  /** Puts a version in force. Evidence of those before stays until it is withdrawn. */
  begin(model: ModelInForce): Promise<void>
  /** Notes that nothing of other versions is left. @param at instant, ISO 8601 */
  complete(model: ModelInForce, at: string): Promise<void>
  /** What a matcher's models gave, and none has withdrawn. */
  stored(matcher: string): Promise<StoredMatch>
  /** Asks these instead of what was asked under this name before. @param at instant, ISO 8601 */
  replaceReviews(matcher: string, reviews: readonly Review[], at: string): Promise<void>
  readSnapshot(request: SnapshotRequest): Promise<Snapshot>
  completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot>
  /** Carries a plan out that moves no lane. */
  apply(plan: Plan, cursors: readonly []): Promise<ApplyOutcome>
}

/** Scored pairs of records, whose ids are as the file has them. */
export interface ReadScores {
  /** Each once; pairs name them by their place. */
  readonly ids: readonly string[]
  readonly pairs: ScoredPairs
}

/** What a run of `match run` wrote. */
export interface ReadRun extends ReadScores {
  /** Of each id the number of its cluster. */
  readonly clusters: Int32Array
  /** Tells the model from others. */
  readonly modelVersion: string
  /** What the run would ask of stewards; null where it did not say. */
  readonly asked: readonly AskedPair[] | null
}

/** Two records of a run, by their places, of which a steward's word is wanted. */
export interface AskedPair extends Pick<Review, 'bits' | 'records' | 'isJoined'> {
  readonly l: number
  readonly r: number
}

/** Reads what matchers wrote. */
export interface ScoreReader {
  /**
   * @param bitsMin pairs between clusters are left out unless one of them has this weight
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when the folder does not hold the results of one run
   */
  readRun(folder: string, bitsMin: number): Promise<ReadRun>
  /**
   * @param bitsMin pairs below this weight are left out
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when the file holds no scores
   */
  readScores(path: string, bitsMin: number): Promise<ReadScores>
}
