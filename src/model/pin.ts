import type { VertexKey } from './identifier.ts'

/**
 * A verdict over the evidence. `same`: its one side is one person. `apart`: no profile holds vertices of two sides.
 * `split`: both, for each side and between sides. Apart beats same.
 */
export interface Pin {
  readonly id: string
  readonly kind: 'same' | 'apart' | 'split'
  readonly sides: readonly (readonly VertexKey[])[]
  readonly by: string
  /** Instant, ISO 8601. */
  readonly at: string
  readonly reason: string
}

/** A matcher's verdict that the sides are different people: weak evidence does not join them. */
export interface Conflict {
  readonly id: string
  readonly sides: readonly (readonly VertexKey[])[]
}

/** A conflict with whose verdict it is. */
export interface GivenConflict extends Conflict {
  /** The name under which the matcher's results replace one another. */
  readonly matcher: string
  readonly modelVersion: string
}

/** From this moment, in ms, on the identifier was in use by the owner whose vertex this is. */
export interface Ownership {
  readonly fromMs: number
  readonly vertex: VertexKey
}
