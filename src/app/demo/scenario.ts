/** What to generate: the same scenario gives the same bytes. */
export interface Scenario {
  /** How many people there are, from 10 to 20,000. */
  readonly people: number
  readonly seed: number
  /** Instant at which the 18 months end, ISO 8601. */
  readonly now: string
}

/** Of the generator: raised when the same scenario comes to give other bytes, so that old and new are not mixed up. */
export const DEMO_VERSION = 3

/** A fixed end, so that every machine shows the same demo. */
export const DEFAULT_SCENARIO: Scenario = { people: 2_000, seed: 1, now: '2026-03-31T21:00:00.000Z' }
