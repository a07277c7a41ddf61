import type { WholeGraph } from '../../src/app/rules/ports.ts'
import type { StoredIdentifier, Vertex } from '../../src/identity/index.ts'
import { identifierOf, type Evidence, type IdentifierKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { decodeOwnership } from '../identity/decode-identifier.ts'
import { decodeGivenConflict, decodePin } from '../identity/decode-verdict.ts'
import { listConflicts } from './list-conflicts.ts'
import { listEvidence } from './list-evidence.ts'
import { listPins } from './list-pins.ts'
import { listVertices, type VertexColumns } from './list-vertices.ts'
import { readPages } from './pages.ts'

/** Reads all that decides who is who, page by page: what is written meanwhile may be in it or not. */
export async function readWhole(graph: GraphConnection): Promise<WholeGraph> {
  const [vertices, evidence, pins, conflicts] = await Promise.all([
    readPages(graph, listVertices, ({ key }) => key),
    readPages(graph, listEvidence, ({ key }) => key),
    readPages(graph, listPins, ({ id }) => id),
    readPages(graph, listConflicts, ({ id }) => id),
  ])
  return {
    vertices: vertices.map(asVertex),
    identifiers: identifiersOf(vertices, evidence),
    evidence,
    pins: pins.map(decodePin),
    conflicts: conflicts.map(decodeGivenConflict),
    profileOf: new Map(vertices.map(({ key, profileId }) => [key, profileId])),
  }
}

function asVertex({ key, namespace, class: kind, birthId, birthSeq, state, verified }: VertexColumns): Vertex {
  return { key, namespace, class: kind, birthId, birthSeq, state, verified }
}

function identifiersOf(
  vertices: readonly VertexColumns[],
  evidence: readonly Evidence[],
): Map<IdentifierKey, StoredIdentifier> {
  const degrees = degreesOf(evidence)
  const own = vertices.filter(({ key }) => identifierOf(key) === key)
  return new Map(
    own.map(({ key, state, verified, tenures, ownership, logins }) => [
      key,
      {
        key,
        state,
        verified,
        vertices: tenures ?? [key],
        ownership: decodeOwnership(ownership),
        logins,
        degree: degrees.get(key) ?? 0,
        isWhole: true,
        isBeyond: false,
      },
    ]),
  )
}

function degreesOf(evidence: readonly Evidence[]): Map<IdentifierKey, number> {
  const degrees = new Map<IdentifierKey, number>()
  for (const { a, b } of evidence)
    for (const end of [identifierOf(a), identifierOf(b)]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  return degrees
}
