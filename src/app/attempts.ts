import { setTimeout as sleep } from 'node:timers/promises'
import type { Snapshot } from '../identity/index.ts'
import { SelfsameError } from '../model/index.ts'

const ATTEMPTS_MAX = 20
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50

/** Those who were overtaken at the same places go one after the other, over all processes. */
export interface Turns {
  /**
   * Does the work once all who came before have done theirs.
   *
   * @param contested ids of the profiles, and keys of new identifiers, that the work is about
   */
  inTurn<T>(contested: ReadonlySet<string>, work: () => Promise<T>): Promise<T>
}

/** @param contested what it is about, added to: it is in turn for that if it is overtaken. @returns null when it was */
type Attempt<T> = (contested: Set<string>) => Promise<T | null>

/**
 * Reads, plans and applies until nothing it rests on has changed meanwhile.
 *
 * @throws SelfsameError UNAVAILABLE when 20 plans were stale
 */
export async function untilApplied<T>(turns: Turns, attempt: Attempt<T>, remedy?: string): Promise<T> {
  const contested = new Set<string>()
  const first = await attempt(contested)
  if (first !== null) return first
  for (let attempts = 2; attempts <= ATTEMPTS_MAX; attempts++) {
    await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN))
    const done = await turns.inTurn(new Set(contested), () => attempt(contested))
    if (done !== null) return done
  }
  throw new SelfsameError('UNAVAILABLE', `The graph changed under each of ${ATTEMPTS_MAX} plans`, { remedy })
}

/** Notes what work is about: the profiles that it read, and the identifiers of which the graph knew nothing. */
export function contest(
  contested: Set<string>,
  { clusters }: Pick<Snapshot, 'clusters'>,
  named: readonly string[] = [],
): void {
  const known = new Set(clusters.flatMap(({ members }) => members.map(({ key }) => key)))
  for (const { profileId } of clusters) contested.add(profileId)
  for (const key of named) if (!known.has(key)) contested.add(key)
}
