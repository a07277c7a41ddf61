import { setTimeout as sleep } from 'node:timers/promises'
import { SelfsameError } from '../model/index.ts'

const ATTEMPTS_MAX = 20
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50

/** Those who were overtaken go one after the other, over all processes. */
export interface Turns {
  /** Does the work once all who came before have done theirs. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Reads, plans and applies until nothing it rests on has changed meanwhile.
 *
 * @param attempt answers null when the plan was stale
 * @throws SelfsameError UNAVAILABLE when 20 plans were stale
 */
export async function untilApplied<T>(turns: Turns, attempt: () => Promise<T | null>, remedy?: string): Promise<T> {
  const first = await attempt()
  if (first !== null) return first
  for (let attempts = 2; attempts <= ATTEMPTS_MAX; attempts++) {
    await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN))
    const done = await turns.inTurn(attempt)
    if (done !== null) return done
  }
  throw new SelfsameError('UNAVAILABLE', `The graph changed under each of ${ATTEMPTS_MAX} plans`, { remedy })
}
