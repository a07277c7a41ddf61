/**
 * What all benchmarks share: a rig of real stores and processes, events, load over HTTP, measuring side by side.
 * Knows how to measure, and nothing of what is measured.
 */
import type { Comparison } from './side-by-side.ts'
import type { Rig } from './rig.ts'

/** How long a benchmark may take. */
export interface Scale {
  /** How often each side is measured, one after the other; the medians are told. */
  readonly rounds: number
  /** Of one side in one round, where the work is bounded by time. */
  readonly roundMs: number
  /** Of one side in one round, where the work is bounded by its amount. */
  readonly roundEvents: number
}

export const FULL: Scale = { rounds: 7, roundMs: 4_000, roundEvents: 8_000 }
/** Shows that everything runs; its figures are rough. */
export const QUICK: Scale = { rounds: 2, roundMs: 1_000, roundEvents: 2_000 }

export interface Figure extends Comparison {
  readonly what: string
  readonly unit:
    | 'events/s'
    | 'requests/s'
    | 'lines/s'
    | 'identifiers/s'
    | 'decisions/s'
    | 'vertices/s'
    | 'records/s'
    | 'of 1,000 answers'
}

export type Measured =
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'skipped'; readonly reason: string }

export interface Bench {
  /** Why it cannot be run here; null when it can. */
  skip(): string | null
  /** @param rig of its own, empty. @param say one line of progress at a time */
  measure(rig: Rig, scale: Scale, say: (line: string) => void): Promise<Figure[]>
}
