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

/** The matcher's verdict that the sides are different people: weak evidence does not join them. */
export interface Conflict {
  readonly id: string
  readonly sides: readonly (readonly VertexKey[])[]
}

/** From this moment, in ms, on the identifier was in use by the owner whose vertex this is. */
export interface Ownership {
  readonly fromMs: number
  readonly vertex: VertexKey
}
