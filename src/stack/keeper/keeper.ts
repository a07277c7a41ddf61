import { describeCrash } from '../describe.ts'
import { lastLines } from '../embedded/store-process.ts'
import { prepareHome } from '../installation.ts'
import { HomeLock } from '../lock.ts'
import { identify, terminate } from '../process-identity.ts'
import { NAMES, type RunningStore, type StartContext } from '../providers/provider.ts'
import {
  removeStackRecord,
  writeStackCrash,
  writeStackRecord,
  type StackCrash,
  type StackRecord,
} from '../stack-record.ts'
import type { KeeperMessage, OpenRequest } from './messages.ts'
import { startStores, type RunningStores } from './start-stores.ts'

const ORPHAN_STOP_MS_MAX = 60_000

/**
 * Parent of the embedded stores of one data directory, and the only one to write its stack.json.
 *
 *     opening --ready--> open --stop--> closed
 *        |                |
 *        +--fails---------+--a store ends--> closed, with the reason in crash.json
 */
export class Keeper {
  readonly #request: OpenRequest
  readonly #tell: (message: KeeperMessage) => void
  /** Called once all is closed; true when that was not asked for. */
  readonly #closed: (crashed: boolean) => void
  #lock: HomeLock | null = null
  #stores: readonly RunningStore[] = []
  #opening: Promise<void> = Promise.resolve()
  #calledOff = false
  #state: 'opening' | 'open' | 'closing' = 'opening'

  constructor(request: OpenRequest, tell: (message: KeeperMessage) => void, closed: (crashed: boolean) => void) {
    this.#request = request
    this.#tell = tell
    this.#closed = closed
  }

  /** @throws SelfsameError when a store cannot be had; nothing is left running and the directory is free again */
  async open(): Promise<void> {
    const opening = this.#open()
    this.#opening = opening.catch(() => {
      this.#state = 'closing'
    })
    await opening
  }

  /** Ends the stores in order; also while they start. */
  async stop(): Promise<void> {
    if (this.#state === 'closing') return
    this.#state = 'closing'
    await this.#opening
    await this.#close()
    this.#closed(false)
  }

  async #open(): Promise<void> {
    const { home } = this.#request.settings
    prepareHome(home)
    const { lock, left } = HomeLock.take(home, this.#request.starter)
    this.#lock = lock
    removeStackRecord(home)
    await Promise.all(left.map((orphan) => terminate(orphan, ORPHAN_STOP_MS_MAX)))
    try {
      const stores = await startStores(this.#request, this.#context(), () => (this.#calledOff = true))
      this.#stores = Object.values(stores)
      this.#announce(stores)
    } catch (error) {
      lock.release()
      this.#lock = null
      throw error
    }
  }

  #context(): StartContext {
    return {
      report: (line) => this.#tell({ kind: 'progress', line }),
      started: (name, process) => this.#lock?.addStore(name, process),
      calledOff: () => this.#calledOff || this.#state === 'closing',
    }
  }

  #announce(stores: RunningStores): void {
    if (this.#state === 'closing') return
    this.#state = 'open'
    const record = recordOf(stores, this.#request)
    writeStackRecord(this.#request.settings.home, record)
    for (const store of this.#stores) void store.ended.then((reason) => this.#crashed(store, reason))
    this.#tell({ kind: 'ready', record })
  }

  async #crashed(store: RunningStore, reason: string): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    const crash = crashOf(store, reason)
    process.stderr.write(`${crash.at} ${describeCrash(crash)}\n`)
    writeStackCrash(this.#request.settings.home, crash)
    this.#tell({ kind: 'crashed', crash })
    await this.#close()
    this.#closed(true)
  }

  /** Without the lock the record is another keeper's. */
  async #close(): Promise<void> {
    if (this.#lock === null) return
    removeStackRecord(this.#request.settings.home)
    await Promise.all(this.#stores.map((store) => store.stop()))
    this.#lock.release()
  }
}

function recordOf(stores: RunningStores, { starter }: OpenRequest): StackRecord {
  const keeper = identify(process.pid)
  if (keeper === null) throw new Error('This process cannot be found in the process table')
  const { neo4j, redis, redisLog } = stores
  const connections = { neo4j: neo4j.address, redisUrl: redis.address.url, redisLogUrl: redisLog.address.url }
  return {
    keeper,
    starter,
    startedAt: new Date().toISOString(),
    connections,
    stores: { neo4j: summaryOf(neo4j), redis: summaryOf(redis), redisLog: summaryOf(redisLog) },
  }
}

function summaryOf({ provider, version, process, log }: RunningStore): StackRecord['stores']['neo4j'] {
  return { provider, version, process, log }
}

function crashOf(store: RunningStore, reason: string): StackCrash {
  const lines = store.process === null || store.log === null ? [] : lastLines(store.log)
  return { at: new Date().toISOString(), what: NAMES[store.name], reason, log: store.log, lastLines: lines }
}
