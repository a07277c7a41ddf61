import { homePaths } from './home.ts'
import { isRunning } from './process-identity.ts'
import type { StackConnections } from './settings.ts'
import type { Stack } from './stack.ts'
import { readStackCrash, type StackCrash, type StackRecord } from './stack-record.ts'

const BETWEEN_LOOKS_MS = 1_000

/** Stores that a keeper of another process keeps: used, and left running. */
export class AttachedStack implements Stack {
  readonly connections: StackConnections
  readonly stores: StackRecord['stores']
  readonly attached = true
  readonly #home: string
  readonly #keeper: StackRecord['keeper']
  #watch: NodeJS.Timeout | undefined

  constructor(home: string, { connections, stores, keeper }: StackRecord) {
    this.connections = connections
    this.stores = stores
    this.#home = home
    this.#keeper = keeper
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch)
  }

  /** The keeper is no child of this process: it is looked for once a second. */
  onCrash(callback: (crash: StackCrash) => void): void {
    clearInterval(this.#watch)
    this.#watch = setInterval(() => {
      if (isRunning(this.#keeper)) return
      clearInterval(this.#watch)
      callback(readStackCrash(this.#home) ?? this.#takenDown())
    }, BETWEEN_LOOKS_MS).unref()
  }

  #takenDown(): StackCrash {
    const at = new Date().toISOString()
    return {
      at,
      what: 'The stack',
      reason: 'was stopped from elsewhere',
      log: homePaths(this.#home).logs,
      lastLines: [],
    }
  }
}
