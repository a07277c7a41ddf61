import type { Outbox } from '../app/relay/ports.ts'
import type { Task } from './periodic.ts'

const PAUSE_MS = 60_000
/** Few enough to be gone in some milliseconds: consumers cannot be registered meanwhile. */
const CHANGES_PER_STEP = 1_000

/** Prunes changes that every consumer has, those of a while back first. @param keep so many of the last stay */
export function pruning(outbox: Pick<Outbox, 'prune'>, keep: number): Task {
  return async (signal) => {
    while (!signal.aborted && (await outbox.prune(keep, CHANGES_PER_STEP)) === CHANGES_PER_STEP);
    return PAUSE_MS
  }
}
