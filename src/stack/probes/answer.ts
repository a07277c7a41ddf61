import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a store says when asked whether it is ready:
 * `silent` may pass by itself (not listening yet, loading), `refused` will not (wrong password, not the expected store).
 */
export type Answer =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'silent'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

const BETWEEN_ASKS_MS = 50

/** Asks again while the store is silent. @returns the last answer when `stillWanted` says no or time is up */
export async function askUntilReady(
  ask: () => Promise<Answer>,
  timeoutMs: number,
  stillWanted: () => boolean = () => true,
): Promise<Answer> {
  const deadline = Date.now() + timeoutMs
  let answer = await ask()
  while (answer.kind === 'silent' && Date.now() < deadline && stillWanted()) {
    await sleep(BETWEEN_ASKS_MS)
    answer = await ask()
  }
  return answer
}
