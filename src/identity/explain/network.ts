/** Two nodes and how much may flow between them, either way. */
export interface Link {
  readonly u: number
  readonly v: number
  readonly capacity: number
}

/**
 * A flow between nodes 0 … n-1. Link i has two arcs: 2i from u to v, 2i + 1 back; an arc is open while more may flow
 * along it, what flows the other way included.
 */
export class Network {
  readonly #to: Int32Array
  readonly #left: Float64Array
  readonly #arcs: readonly number[][]

  constructor(nodes: number, links: readonly Link[]) {
    this.#to = new Int32Array(links.length * 2)
    this.#left = new Float64Array(links.length * 2)
    this.#arcs = Array.from({ length: nodes }, () => [])
    for (const [at, { u, v, capacity }] of links.entries()) {
      this.#addArc(2 * at, u, v, capacity)
      this.#addArc(2 * at + 1, v, u, capacity)
    }
  }

  #addArc(arc: number, from: number, to: number, capacity: number): void {
    this.#to[arc] = to
    this.#left[arc] = capacity
    this.#arcs[from]?.push(arc)
  }

  isOpen(arc: number): boolean {
    return (this.#left[arc] ?? 0) > 0
  }

  /** @returns nodes that one open arc leads to */
  after(node: number): number[] {
    return this.#arcsOf(node).flatMap((arc) => (this.isOpen(arc) ? [this.#head(arc)] : []))
  }

  /** @returns nodes from which one open arc leads here */
  before(node: number): number[] {
    return this.#arcsOf(node).flatMap((arc) => (this.isOpen(arc ^ 1) ? [this.#head(arc)] : []))
  }

  /** Lets as much flow as can, along the shortest open path each time (Edmonds and Karp, 1972). */
  saturate(source: number, sink: number): void {
    for (let path = this.#shortestPath(source, sink); path !== null; path = this.#shortestPath(source, sink)) {
      const amount = Math.min(...path.map((arc) => this.#left[arc] ?? 0))
      for (const arc of path) {
        this.#left[arc] = (this.#left[arc] ?? 0) - amount
        this.#left[arc ^ 1] = (this.#left[arc ^ 1] ?? 0) + amount
      }
    }
  }

  #shortestPath(source: number, sink: number): number[] | null {
    const arrivedBy = new Int32Array(this.#arcs.length).fill(-1)
    const queue = [source]
    for (const node of queue)
      for (const arc of this.#arcsOf(node)) {
        const head = this.#head(arc)
        if (!this.isOpen(arc) || head === source || arrivedBy[head] !== -1) continue
        arrivedBy[head] = arc
        if (head === sink) return this.#traced(arrivedBy, source, sink)
        queue.push(head)
      }
    return null
  }

  #traced(arrivedBy: Int32Array, source: number, sink: number): number[] {
    const path: number[] = []
    for (let node = sink; node !== source;) {
      const arc = arrivedBy[node] ?? -1
      path.push(arc)
      node = this.#head(arc ^ 1)
    }
    return path
  }

  #arcsOf(node: number): readonly number[] {
    return this.#arcs[node] ?? []
  }

  #head(arc: number): number {
    return this.#to[arc] ?? -1
  }
}
