import type { Cluster, IdentityRules, Snapshot, Verdict, VerdictHead } from '../../identity/index.ts'
import type { BirthId, VertexKey } from '../../model/index.ts'
import type { DecisionGraph } from './ports.ts'

/** One thing that a steward asks for. */
export interface Command {
  /** All of what is asked, in a normal form: what differs in it is another request. */
  readonly request: readonly unknown[]
  /** Ids that the profiles have or had which it is about: their clusters are read together with ledger and rules. */
  readonly profiles: readonly BirthId[]
  /**
   * The verdict that it comes to as the graph is now: asked again at every attempt.
   *
   * @throws SelfsameError NOT_FOUND, BAD_REQUEST, CONFLICT
   */
  judge(head: VerdictHead, begun: Begun, graph: DecisionGraph): Promise<Judgement>
}

/** What every attempt begins from, read at once. */
export interface Begun {
  readonly rules: IdentityRules
  /** The live cluster of each of the command's profiles; none for an id that nobody bears. */
  readonly clusters: ReadonlyMap<BirthId, Cluster>
}

export interface Judgement {
  readonly verdict: Verdict
  /** The clusters that the verdict was made from: they must be so still when it is planned. */
  readonly basis: readonly Cluster[]
  /** What is known of the graph already. */
  readonly snapshot: Snapshot
  readonly wanted: Wanted
}

/** What must be so afterwards. */
export interface Wanted {
  /** Each of these is to be of one profile. */
  readonly together: readonly (readonly VertexKey[])[]
  /** No profile is to hold vertices of two sides. */
  readonly apart: readonly (readonly VertexKey[])[]
}

/** Whatever comes of it. */
export const ANYTHING: Wanted = { together: [], apart: [] }
