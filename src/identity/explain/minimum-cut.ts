import { circlesOf } from './circles.ts'
import { type Link, Network } from './network.ts'

/**
 * Of all smallest sets of links that part two nodes, the one that takes the earliest links it can.
 *
 * After a maximum flow, a cut is smallest exactly when no open arc leads out of the source's part. So a link that is
 * full may be taken when its far end cannot be reached again from its near end, and taking it decides for all that the
 * near end reaches, and all that reaches the far end. (Picard and Queyranne, 1980: the closures of the residual graph
 * are the minimum cuts.)
 *
 * @param links in the order in which they are to be preferred
 * @returns for each link whether it is cut
 */
export function minimumCut(nodes: number, links: readonly Link[], source: number, sink: number): boolean[] {
  const network = new Network(nodes, links)
  network.saturate(source, sink)
  const circle = circlesOf(network, nodes)
  const near = new Part((node) => network.after(node), source)
  const far = new Part((node) => network.before(node), sink)
  for (const [at, { u, v }] of links.entries()) {
    const [from, to] = network.isOpen(2 * at) ? [v, u] : [u, v]
    const isFull = !network.isOpen(2 * at) || !network.isOpen(2 * at + 1)
    if (!isFull || circle[from] === circle[to] || far.has(from) || near.has(to)) continue
    near.add(from)
    far.add(to)
  }
  return links.map(({ u, v }) => near.has(u) !== near.has(v))
}

/** Nodes, and whatever follows from them. */
class Part {
  readonly #following: (node: number) => readonly number[]
  readonly #nodes = new Set<number>()

  constructor(following: (node: number) => readonly number[], first: number) {
    this.#following = following
    this.add(first)
  }

  has(node: number): boolean {
    return this.#nodes.has(node)
  }

  add(node: number): void {
    if (this.#nodes.has(node)) return
    this.#nodes.add(node)
    const queue = [node]
    for (const at of queue)
      for (const other of this.#following(at)) {
        if (this.#nodes.has(other)) continue
        this.#nodes.add(other)
        queue.push(other)
      }
  }
}
