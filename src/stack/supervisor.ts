import { setTimeout as sleep } from 'node:timers/promises'
import { SelfsameError } from '../model/index.ts'
import { describeCrash } from './describe.ts'
import type { Stack } from './stack.ts'
import { SupervisedChild, whereToRead, type ChildEnd, type ChildSpec } from './supervised-child.ts'

export interface SupervisorOptions {
  /** Stopped last. */
  readonly stack: Stack
  readonly children: readonly ChildSpec[]
  /** Told of every crash and restart, one line at a time: for stderr. */
  readonly report: (line: string) => void
  /** How long children may take to end. @default 30000 */
  readonly stopMsMax?: number
  /** Pause before the first restart; doubles with each further one in the same minute. @default 500 */
  readonly backOffMs?: number
}

/** Why all of it ended: null when it was asked to. */
export type ServiceEnd = { readonly reason: null } | { readonly reason: SelfsameError }

const RESTARTS_MAX = 5
const RESTARTS_WITHIN_MS = 60_000

/**
 * Runs the service's processes over its stores, as one.
 *
 *     starting --all ready--> running --stop, SIGINT, SIGTERM--> ended
 *        |                       |
 *        +--one fails--> ended   +--a store crashes, or a process too often--> ended, with the reason
 *
 * A process that crashes once it was ready is started again. Children end first, with what they have in hand,
 * stores last.
 */
export class Supervisor {
  readonly #end = Promise.withResolvers<ServiceEnd>()
  /** Resolves when children and stores are stopped. */
  readonly ended = this.#end.promise
  readonly #options: SupervisorOptions
  readonly #running = new Map<string, SupervisedChild>()
  readonly #crashes = new Map<string, number[]>()
  readonly #onSignal = () => void this.stop()
  #stopping: Promise<void> | null = null

  constructor(options: SupervisorOptions) {
    this.#options = options
    options.stack.onCrash(
      (crash) =>
        void this.#stopFor(
          new SelfsameError('UNAVAILABLE', describeCrash(crash), {
            remedy: 'Start again; what the log and the graph hold is kept',
          }),
        ),
    )
  }

  /** Resolves when all processes are ready. @throws SelfsameError when one, or a store, ends before; all is stopped then */
  async start(): Promise<void> {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, this.#onSignal)
    const started = this.#options.children.map((spec) => this.#launch(spec))
    const ready = await Promise.all(started.map((child) => child.ready))
    const failed = started[ready.indexOf(false)]
    if (failed === undefined) return
    await this.#stopFor(failureOf(await failed.ended))
    const { reason } = await this.ended
    throw reason ?? new SelfsameError('UNAVAILABLE', 'The service was stopped before it was ready')
  }

  /** Ends children, then stores. Resolves when nothing is left. */
  async stop(): Promise<void> {
    await this.#stopFor(null)
  }

  #launch(spec: ChildSpec): SupervisedChild {
    const child = new SupervisedChild(spec)
    this.#running.set(spec.name, child)
    void child.ended.then((end) => this.#childEnded(spec, end))
    return child
  }

  async #childEnded(spec: ChildSpec, end: ChildEnd): Promise<void> {
    this.#running.delete(spec.name)
    if (this.#stopping !== null || !(end.wasReady || this.#crashes.has(spec.name))) return
    const pauseMs = this.#noteCrash(spec.name)
    if (pauseMs === null || end.failure !== null) return this.#stopFor(failureOf(end))
    this.#options.report(`${spec.name} ${end.how}; starting it again in ${pauseMs} ms`)
    await sleep(pauseMs)
    if (this.#stopping === null) this.#launch(spec)
  }

  /** @returns the pause before the next start; null after too many crashes within a minute */
  #noteCrash(name: string): number | null {
    const now = Date.now()
    const recent = (this.#crashes.get(name) ?? []).filter((at) => now - at < RESTARTS_WITHIN_MS)
    this.#crashes.set(name, [...recent, now])
    return recent.length >= RESTARTS_MAX ? null : (this.#options.backOffMs ?? 500) * 2 ** recent.length
  }

  #stopFor(reason: SelfsameError | null): Promise<void> {
    this.#stopping ??= this.#stopAll(reason)
    return this.#stopping
  }

  async #stopAll(reason: SelfsameError | null): Promise<void> {
    const patienceMs = this.#options.stopMsMax ?? 30_000
    await Promise.all([...this.#running.values()].map((child) => child.stop(patienceMs)))
    await this.#options.stack.stop()
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, this.#onSignal)
    this.#end.resolve({ reason })
  }
}

function failureOf({ name, how, failure, logPath }: ChildEnd): SelfsameError {
  if (failure !== null) return failure
  return new SelfsameError('UNAVAILABLE', `The ${name} ${how}`, { remedy: whereToRead({ logPath }) })
}
