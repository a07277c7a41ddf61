import type { Network } from './network.ts'

/**
 * Which nodes can reach each other along open arcs (strongly connected components, by Kosaraju's two walks).
 *
 * @returns for each node the number of its circle
 */
export function circlesOf(network: Network, nodes: number): Int32Array {
  const circle = new Int32Array(nodes).fill(-1)
  let count = 0
  for (const start of finishedLast(network, nodes)) {
    if (circle[start] !== -1) continue
    circle[start] = count
    const queue = [start]
    for (const node of queue)
      for (const other of network.before(node)) {
        if (circle[other] !== -1) continue
        circle[other] = count
        queue.push(other)
      }
    count++
  }
  return circle
}

/** @returns the nodes, those last that a walk in depth is done with first */
function finishedLast(network: Network, nodes: number): number[] {
  const seen = new Uint8Array(nodes)
  const finished: number[] = []
  for (let start = 0; start < nodes; start++) if (seen[start] === 0) walk(network, start, seen, finished)
  return finished.toReversed()
}

function walk(network: Network, start: number, seen: Uint8Array, finished: number[]): void {
  seen[start] = 1
  const stack = [{ node: start, ahead: network.after(start) }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.ahead.pop()
    if (next === undefined) finished.push(stack.pop()?.node ?? start)
    else if (seen[next] === 0) {
      seen[next] = 1
      stack.push({ node: next, ahead: network.after(next) })
    }
  }
}
