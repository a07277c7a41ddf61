import type { Evidence, VertexKey } from '../../model/index.ts'
import type { Forest } from './forest.ts'
import { byRank, type Neighbourhood } from './neighbourhood.ts'

/** Evidence that does not count, walked from one cluster to another. */
export interface Crossing {
  readonly evidence: Evidence
  readonly from: VertexKey
  readonly to: VertexKey
  /** Place in the walk's order: the smaller the stronger. */
  readonly place: number
}

interface Arrival {
  readonly by: Crossing
  /** The largest place on the way: that of the weakest crossing. */
  readonly weakest: number
}

/**
 * The path of fewest crossings from one vertex's cluster to the other's; of several the one whose weakest crossing is
 * the strongest. Within clusters one walks freely.
 *
 * @param unused evidence that may be crossed
 * @returns null when nothing leads there
 */
export function fewestCrossings(
  from: VertexKey,
  to: VertexKey,
  unused: readonly Evidence[],
  forest: Forest,
  rankOf: Neighbourhood['rankOf'],
): Crossing[] | null {
  const crossings = crossingsByCluster(byRank(unused, rankOf), forest)
  const [start, goal] = [forest.clusterOf(from), forest.clusterOf(to)]
  const arrivals = new Map<VertexKey, Arrival>()
  for (let frontier = [start]; frontier.length > 0 && !arrivals.has(goal);) {
    const next = nextLayer(frontier, crossings, arrivals, start, forest)
    for (const [cluster, arrival] of next) arrivals.set(cluster, arrival)
    frontier = [...next.keys()]
  }
  return traced(start, goal, arrivals, forest)
}

function crossingsByCluster(ranked: readonly Evidence[], forest: Forest): ReadonlyMap<VertexKey, readonly Crossing[]> {
  const both = ranked.flatMap((evidence, place): Crossing[] => {
    const { a, b } = evidence
    if (forest.clusterOf(a) === forest.clusterOf(b)) return []
    return [
      { evidence, from: a, to: b, place },
      { evidence, from: b, to: a, place },
    ]
  })
  return Map.groupBy(both, (crossing) => forest.clusterOf(crossing.from))
}

/** @returns the clusters one crossing further than the frontier, each with its best arrival */
function nextLayer(
  frontier: readonly VertexKey[],
  crossings: ReadonlyMap<VertexKey, readonly Crossing[]>,
  arrivals: ReadonlyMap<VertexKey, Arrival>,
  start: VertexKey,
  forest: Forest,
): Map<VertexKey, Arrival> {
  const next = new Map<VertexKey, Arrival>()
  for (const cluster of frontier)
    for (const by of crossings.get(cluster) ?? []) {
      const reached = forest.clusterOf(by.to)
      if (reached === start || arrivals.has(reached)) continue
      const arrival = { by, weakest: Math.max(arrivals.get(cluster)?.weakest ?? 0, by.place) }
      if (isBetter(arrival, next.get(reached))) next.set(reached, arrival)
    }
  return next
}

function isBetter(arrival: Arrival, known: Arrival | undefined): boolean {
  return known === undefined || (arrival.weakest - known.weakest || arrival.by.place - known.by.place) < 0
}

function traced(
  start: VertexKey,
  goal: VertexKey,
  arrivals: ReadonlyMap<VertexKey, Arrival>,
  forest: Forest,
): Crossing[] | null {
  const path: Crossing[] = []
  for (let at = goal; at !== start;) {
    const by = arrivals.get(at)?.by
    if (by === undefined) return null
    path.unshift(by)
    at = forest.clusterOf(by.from)
  }
  return path
}
