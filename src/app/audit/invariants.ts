/** What must be true of every graph, and is found by one statement of `cypher/audit/`; docs/invariants.md says why it holds. */
export const STATED_INVARIANTS = [
  'identifier-in-one-profile',
  'birth-id-resolves',
  'profile-named-by-founder',
  'limits-hold',
  'apart-stays-apart',
  'evidence-accounted-for',
  'scores-in-force',
  'decisions-complete',
  'decisions-undoable',
  'changes-gapless',
  'changes-tell-graph',
] as const

export type StatedInvariant = (typeof STATED_INVARIANTS)[number]

/** What the graph holds is what all evidence comes to: found by evaluating all of it anew. */
export const STORED_IS_PARTITION = 'stored-clusters-are-partition'

/** Where a graph breaks an invariant. Opaque ids only. */
export interface Violation {
  readonly subject: 'identifier' | 'profile' | 'pin' | 'conflict' | 'evidence' | 'decision' | 'change' | 'counter'
  /** A birth id, profile id, evidence key, … */
  readonly id: string
  /** What goes on from the subject: `is in 2 profiles`. */
  readonly found: string
}

/** What could not be looked at, because it waits to be judged. */
export interface Pending {
  readonly what: 'profiles judged by earlier rules' | 'oversized profiles' | 'pending evidence'
  readonly count: number
}

export interface AuditedInvariant {
  readonly name: StatedInvariant | typeof STORED_IS_PARTITION
  /** At most `VIOLATIONS_MAX`. */
  readonly violations: readonly Violation[]
  readonly pending: readonly Pending[]
}

/** Of one invariant: who finds a hundred need not know of more before they are mended. */
export const VIOLATIONS_MAX = 100
