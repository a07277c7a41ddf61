import type { BirthId, Evidence, VertexKey } from '../model/index.ts'

/**
 * Where evidence is: what was born with these ids is at it, or another vertex of its identifier. The vertex that an
 * identifier began with may be somebody else's by then, and not be read.
 */
export function birthsAt(
  evidence: readonly Evidence[],
  birthOf: (vertex: VertexKey) => BirthId | undefined,
): BirthId[] {
  const vertices = new Set(evidence.flatMap(({ a, b }) => [a, b]))
  return [...vertices]
    .map(birthOf)
    .filter((id) => id !== undefined)
    .toSorted()
}
