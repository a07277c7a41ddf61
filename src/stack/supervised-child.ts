import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { SelfsameError } from '../model/index.ts'
import type { ChildMessage } from './child.ts'

/** A process of the service. */
export interface ChildSpec {
  /** For people: `server`, `worker`. */
  readonly name: string
  /** The file that Node runs. */
  readonly entry: string
  readonly args?: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** File for its output; left out: this process's own output. */
  readonly logPath?: string
}

/** How a run of the process ended. */
export interface ChildEnd {
  readonly name: string
  /** `ended with exit code 1`, `was ended by SIGKILL` */
  readonly how: string
  readonly wasReady: boolean
  /** What it said of it, if it did. */
  readonly failure: SelfsameError | null
  readonly logPath: string | null
}

/** One run of a process, in a session of its own so that Ctrl-C reaches the supervisor only. */
export class SupervisedChild {
  /** Resolves with true when the process is ready, with false when it ended before. */
  readonly ready: Promise<boolean>
  readonly ended: Promise<ChildEnd>
  readonly #child: ChildProcess
  #failure: SelfsameError | null = null
  #wasReady = false

  constructor(spec: ChildSpec) {
    const output = spec.logPath === undefined ? 'inherit' : openSync(spec.logPath, 'a', 0o600)
    this.#child = spawn(process.execPath, [spec.entry, ...(spec.args ?? [])], {
      detached: true,
      env: spec.env,
      stdio: ['ignore', output, output, 'ipc'],
    })
    if (typeof output === 'number') closeSync(output)
    this.ended = this.#whenEnded(spec)
    this.ready = this.#whenReady(spec)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Asks it to end in order, and kills it when that takes too long. Resolves when it is gone. */
  async stop(patienceMs: number): Promise<void> {
    this.#child.kill('SIGTERM')
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs)
    await this.ended
    clearTimeout(impatience)
  }

  #whenReady(spec: ChildSpec): Promise<boolean> {
    return new Promise((resolve) => {
      this.#child.on('message', (message: ChildMessage) => {
        if ('failed' in message) this.#failure = failureOf(message.failed, spec)
        else resolve((this.#wasReady = message.ready))
      })
      void this.ended.then(() => resolve(false))
    })
  }

  /** Its last messages may come after its exit: the end of the channel comes after both. */
  async #whenEnded({ name, logPath }: ChildSpec): Promise<ChildEnd> {
    const exited = new Promise<string>((resolve) => {
      this.#child.once('exit', (exitCode, signal) =>
        resolve(signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`),
      )
      this.#child.once('error', (error) => resolve(`could not be started: ${error.message}`))
    })
    const disconnected = new Promise((resolve) => this.#child.once('disconnect', resolve))
    const how = await exited
    if (this.#child.connected) await disconnected
    return { name, how, wasReady: this.#wasReady, failure: this.#failure, logPath: logPath ?? null }
  }
}

function failureOf(
  { code, message, remedy }: Extract<ChildMessage, { failed: unknown }>['failed'],
  spec: ChildSpec,
): SelfsameError {
  if (code !== null) return new SelfsameError(code, message, remedy === null ? {} : { remedy })
  return new SelfsameError('UNAVAILABLE', `The ${spec.name} failed: ${message}`, { remedy: whereToRead(spec) })
}

/** Where a process of the service says more. */
export function whereToRead({ logPath }: { readonly logPath?: string | null }): string {
  return `Read ${logPath ?? 'its output above'}`
}
