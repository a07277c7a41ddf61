import { pause } from './backoff.ts'
import type { Task } from './periodic.ts'
import type { TaskLease } from './ports.ts'

/**
 * A task that one of all workers does at a time: who holds its lease. It is ended when the lease goes to another, and
 * keeps the lease while it pauses, so that the others pause with it.
 */
export function leased(lease: TaskLease, task: Task): Task {
  return async (signal) => {
    if (!(await lease.take())) return lease.leaseMs
    const [done, lost] = [new AbortController(), new AbortController()]
    const keeping = keep(lease, done.signal, lost)
    try {
      const pauseMs = await task(AbortSignal.any([signal, lost.signal]))
      await lease.take(pauseMs + lease.leaseMs)
      return pauseMs
    } finally {
      done.abort()
      await keeping
      if (signal.aborted) await lease.release()
    }
  }
}

/** Takes the lease again three times a lease. One that could not be taken for a whole lease is another's by now. */
async function keep(lease: TaskLease, done: AbortSignal, lost: AbortController): Promise<void> {
  let takenAt = performance.now()
  for (;;) {
    await pause(lease.leaseMs / 3, done)
    if (done.aborted) return
    const isHeld = await lease.take().catch(() => performance.now() - takenAt < lease.leaseMs)
    if (!isHeld) return lost.abort()
    takenAt = performance.now()
  }
}
