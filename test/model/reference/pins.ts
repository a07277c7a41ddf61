import type { Observation, Pin } from './facts.ts'
import { wholeOf, type VertexKey } from './keys.ts'

/** Sides whose vertices stewards hold together. */
export function heldSides(pins: Iterable<Pin>): (readonly VertexKey[])[] {
  return [...pins].filter(({ kind }) => kind !== 'apart').flatMap(({ sides }) => sides)
}

/** What is connected when all vertices of each bunch are; a vertex in no bunch is alone. */
export function connected(vertices: Iterable<VertexKey>, bunches: Iterable<readonly VertexKey[]>): Set<VertexKey>[] {
  let clusters = [...new Set(vertices)].map((vertex) => new Set([vertex]))
  for (const bunch of bunches) {
    const touched = clusters.filter((cluster) => bunch.some((vertex) => cluster.has(vertex)))
    const rest = clusters.filter((cluster) => !touched.includes(cluster))
    clusters = [...rest, new Set([...touched.flatMap((cluster) => [...cluster]), ...bunch])]
  }
  return clusters.filter((cluster) => cluster.size > 0)
}

/** Whether vertices of two sides are among these. */
export function holdsTwoSides(vertices: ReadonlySet<VertexKey>, sides: readonly (readonly VertexKey[])[]): boolean {
  return sides.filter((side) => side.some((vertex) => vertices.has(vertex))).length > 1
}

/** Whether there is a side of one cluster and another side of the other. */
export function unitesTwoSides(
  one: ReadonlySet<VertexKey>,
  other: ReadonlySet<VertexKey>,
  sides: readonly (readonly VertexKey[])[],
): boolean {
  const held = (cluster: ReadonlySet<VertexKey>) => sides.filter((side) => side.some((vertex) => cluster.has(vertex)))
  return held(one).some((side) => held(other).some((another) => another !== side))
}

/** Whether a pin is about these two identifiers alone: then it says whether the one is the other's, and they are not counted. */
export function isSettled({ a, b }: Pick<Observation, 'a' | 'b'>, pins: readonly Pin[]): boolean {
  return pins.some(({ kind, sides }) => {
    const isOneSidedApart = kind === 'apart' && sides.filter(({ length }) => length > 0).length < 2
    const named = sides.flat().map(wholeOf)
    return !isOneSidedApart && named.length === 2 && named.includes(a) && named.includes(b)
  })
}

/** Whether one pin holds together what another keeps apart: such a pin is refused when it is made. */
export function areContradictory(pins: readonly Pin[]): boolean {
  const held = connected(
    pins.flatMap(({ sides }) => sides.flat()),
    heldSides(pins),
  )
  return pins.some(({ sides }) => held.some((cluster) => holdsTwoSides(cluster, sides)))
}
