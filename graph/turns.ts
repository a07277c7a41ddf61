import { digest } from '../src/model/index.ts'
import { takeTurns } from './identity/take-turns.ts'
import { holding, type GraphServer } from './transaction.ts'

/**
 * Lets those go one after the other whose plans were overtaken at the same places; whoever is at others waits for nobody.
 * In this process they wait for each other, so that few connections wait for the graph's locks, which are held against
 * other processes until the work is done.
 */
export class Turns {
  readonly #graph: GraphServer
  /** The last work that takes each turn. Never rejects. */
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(graph: GraphServer) {
    this.#graph = graph
  }

  /**
   * All turns are asked for at once, in the graph in sorted order: so nobody waits for whoever waits for him.
   *
   * @param contested what the work is about
   */
  take<T>(contested: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    const names = [...new Set([...contested].map(turnOf))].toSorted()
    const before = Promise.all(names.map((name) => this.#last.get(name)))
    const turn = before.then(() => holding(this.#graph, (tx) => takeTurns(tx, { names }), work))
    const ended = turn.catch(() => {})
    for (const name of names) this.#last.set(name, ended)
    return turn
  }
}

/**
 * One of 32, as migration 000007 names them: `overtaken-v`. They are fewer than the pool has connections, because each
 * that is held takes one, and its work needs others.
 */
function turnOf(contested: string): string {
  return `overtaken-${digest(contested).slice(0, 1)}`
}
