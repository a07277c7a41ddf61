import type { GraphRunPhase } from './match-run-entry.ts'

/**
 * About what share of a run each phase takes: assumed, not measured. It differs with the columns and with how much is to be
 * handed over: an end that is expected is a guess, and is made again at every phase.
 */
const SHARES: Readonly<Record<GraphRunPhase, number>> = {
  collect: 0.12,
  read: 0.04,
  prepare: 0.12,
  learn: 0.12,
  block: 0.04,
  compare: 0.14,
  cluster: 0.16,
  write: 0.06,
  handOver: 0.2,
}

/**
 * @param begun all phases that have begun, this one among them: learning comes twice
 * @param startedMs when the run began, and `nowMs` when `phase` does, in milliseconds since 1970
 * @returns instant, ISO 8601; null at the beginning, when nothing can be said
 */
export function expectedEnd(
  phase: GraphRunPhase,
  begun: ReadonlySet<GraphRunPhase>,
  startedMs: number,
  nowMs: number,
): string | null {
  const before = [...begun].filter((name) => name !== phase)
  const done = before.reduce((sum, name) => sum + SHARES[name], 0)
  if (done === 0) return null
  return new Date(startedMs + (nowMs - startedMs) / done).toISOString()
}
