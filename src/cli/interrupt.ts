import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT_CODES } from './exit-codes.ts'

/** Thrown where a command was waiting when Ctrl-C or SIGTERM came. What it had opened is closed on the way out. */
export class Interrupted extends Error {
  readonly exitCode: number

  constructor(signal: AbortSignal) {
    super(`Ended by ${String(signal.reason)}`)
    this.name = 'Interrupted'
    this.exitCode = exitCodeOfSignal(signal.reason)
  }
}

/** Work that heeds the signal, or fails because of it, is given so long to end before the command goes on without it. */
const GRACE_MS = 5_000

/** Waits for work, or until the signal. @throws Interrupted, also where the work fails because of the signal */
export async function orInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const settled = new AbortController()
  try {
    return await Promise.race([work, rejectedBy(signal, settled.signal)])
  } catch (error) {
    if (!signal.aborted) throw error
    const patience = sleep(GRACE_MS, undefined, { signal: settled.signal })
    await Promise.race([work, patience]).catch(() => {})
    throw new Interrupted(signal)
  } finally {
    settled.abort()
  }
}

function rejectedBy(signal: AbortSignal, settled: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(new Interrupted(signal))
    signal.addEventListener('abort', () => reject(new Interrupted(signal)), { once: true, signal: settled })
  })
}

/** Resolves with the signal's name. */
export function whenInterrupted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(String(signal.reason))
    signal.addEventListener('abort', () => resolve(String(signal.reason)), { once: true })
  })
}

function exitCodeOfSignal(name: unknown): number {
  if (name === 'SIGTERM') return EXIT_CODES.terminated
  return name === 'SIGHUP' ? EXIT_CODES.hungUp : EXIT_CODES.interrupted
}

/** The subset of `process` that carries signals. */
interface Signalled {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: (signal: string) => void): unknown
  exit(code: number): never
}

/** The first signal asks for an orderly end; a second one does not wait for it. */
export function interruptsOf(process: Signalled): AbortSignal {
  const controller = new AbortController()
  const heed = (name: string) => {
    if (controller.signal.aborted) process.exit(exitCodeOfSignal(name))
    controller.abort(name)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, heed)
  return controller.signal
}
