import type { Driver } from 'neo4j-driver'
import { takeTurn } from './identity/take-turn.ts'

/**
 * Lets those go one after the other whose plans were overtaken. In this process they wait for each other, so that
 * one connection at most waits for the graph's lock, which is held against other processes until the work is done.
 */
export class Turns {
  readonly #driver: Driver
  readonly #database: string
  #last: Promise<unknown> = Promise.resolve()

  constructor(driver: Driver, database: string) {
    this.#driver = driver
    this.#database = database
  }

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#locked(work))
    this.#last = turn.catch(() => {})
    return turn
  }

  /** The lock is let go with the session, whose transaction is rolled back: it holds nothing. */
  async #locked<T>(work: () => Promise<T>): Promise<T> {
    const session = this.#driver.session({ database: this.#database })
    try {
      await takeTurn(session.beginTransaction(), {})
      return await work()
    } finally {
      await session.close()
    }
  }
}
