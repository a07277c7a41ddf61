import { appendFileSync } from 'node:fs'
import type { Stack, StackCrash } from '../../src/stack/index.ts'

/** A stack of no stores that notes in a file when it is stopped. */
export class FakeStack implements Stack {
  readonly connections = { neo4j: { uri: '', user: '', password: '', database: '' }, redisUrl: '', redisLogUrl: '' }
  readonly stores: Stack['stores']
  readonly attached = false
  readonly #diary: string
  #onCrash: (crash: StackCrash) => void = () => {}

  constructor(diary: string) {
    this.#diary = diary
    const store = { provider: 'explicit', version: '0', process: null, log: null } as const
    this.stores = { neo4j: store, redis: store, redisLog: store }
  }

  async stop(): Promise<void> {
    appendFileSync(this.#diary, 'stores stopped\n')
  }

  onCrash(callback: (crash: StackCrash) => void): void {
    this.#onCrash = callback
  }

  crash(crash: StackCrash): void {
    this.#onCrash(crash)
  }
}
