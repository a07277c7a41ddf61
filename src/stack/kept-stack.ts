import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SelfsameError } from '../model/index.ts'
import { lastLines } from './embedded/store-process.ts'
import { homePaths } from './home.ts'
import type { KeeperMessage, OpenRequest } from './keeper/messages.ts'
import { readLock } from './lock.ts'
import { terminate } from './process-identity.ts'
import type { StackConnections } from './settings.ts'
import type { Stack } from './stack.ts'
import type { StackCrash, StackRecord } from './stack-record.ts'

const KEEPER = fileURLToPath(new URL('./keeper/process.ts', import.meta.url))
const ORPHAN_STOP_MS_MAX = 60_000

/** Stores that a keeper started by this process keeps. */
export class KeptStack implements Stack {
  readonly connections: StackConnections
  readonly stores: StackRecord['stores']
  readonly attached = false
  readonly #keeper: ChildProcess
  readonly #home: string
  #crash: StackCrash | null = null
  #stopping = false
  #callbacks: ((crash: StackCrash) => void)[] = []

  constructor(keeper: ChildProcess, home: string, record: StackRecord) {
    this.#keeper = keeper
    this.#home = home
    this.connections = record.connections
    this.stores = record.stores
    keeper.on('message', (message: KeeperMessage) => {
      if (message.kind === 'crashed') this.#crashed(message.crash)
    })
    void whenGone(keeper).then(() => this.#keeperEnded())
    keeper.unref()
    keeper.channel?.unref()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#keeper.exitCode !== null || this.#keeper.signalCode !== null) return
    this.#keeper.ref()
    const ended = new Promise((resolve) => this.#keeper.once('exit', resolve))
    this.#keeper.kill('SIGTERM')
    await ended
  }

  onCrash(callback: (crash: StackCrash) => void): void {
    if (this.#crash === null) this.#callbacks.push(callback)
    else callback(this.#crash)
  }

  /** At once: the keeper may take a while to stop the other stores. */
  #crashed(crash: StackCrash): void {
    this.#crash = crash
    for (const callback of this.#callbacks.splice(0)) callback(crash)
  }

  async #keeperEnded(): Promise<void> {
    if (this.#crash === null && !this.#stopping) this.#crashed(await this.#clearAfterKeeper())
  }

  /** The keeper itself was killed: its stores are stopped for it. */
  async #clearAfterKeeper(): Promise<StackCrash> {
    const { signalCode, exitCode } = this.#keeper
    const left = readLock(this.#home)?.stores ?? []
    await Promise.all(left.map((orphan) => terminate(orphan, ORPHAN_STOP_MS_MAX)))
    const log = keeperLog(this.#home)
    const reason = signalCode === null ? `ended with exit code ${exitCode}` : `was ended by ${signalCode}`
    return { at: new Date().toISOString(), what: 'The keeper of the stores', reason, log, lastLines: lastLines(log) }
  }
}

/** In a session of its own: Ctrl-C reaches the starter only, which stops in order. */
export function spawnKeeper(home: string, request: OpenRequest): ChildProcess {
  const log = openSync(keeperLog(home), 'a', 0o600)
  const keeper = spawn(process.execPath, [KEEPER], { detached: true, stdio: ['ignore', log, log, 'ipc'] })
  closeSync(log)
  keeper.send(request)
  return keeper
}

function keeperLog(home: string): string {
  return join(homePaths(home).logs, 'keeper.log')
}

/** @throws SelfsameError as the keeper said why it could not have a store */
export function whenReady(keeper: ChildProcess, home: string, report: (line: string) => void): Promise<StackRecord> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null
    keeper.on('message', (message: KeeperMessage) => {
      if (message.kind === 'progress') report(message.line)
      else if (message.kind === 'ready') resolve(message.record)
      else if (message.kind === 'failed') failure = errorOf(message)
    })
    keeper.on('error', reject)
    void whenGone(keeper).then(() => reject(failure ?? endedEarly(home)))
  })
}

/** Its last messages may arrive after its exit: the channel's end comes after both. */
async function whenGone(keeper: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => keeper.once('exit', resolve))
  const disconnected = new Promise((resolve) => keeper.once('disconnect', resolve))
  await Promise.all([exited, disconnected])
}

function errorOf({ code, message, remedy }: Extract<KeeperMessage, { kind: 'failed' }>): Error {
  if (code === null) return new Error(message)
  return new SelfsameError(code, message, remedy === null ? {} : { remedy })
}

function endedEarly(home: string): SelfsameError {
  const log = keeperLog(home)
  return new SelfsameError(
    'UNAVAILABLE',
    ['The keeper of the stores ended while it started them. The end of its log:', ...lastLines(log)].join('\n'),
    { remedy: `Read ${log}` },
  )
}
