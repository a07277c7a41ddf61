import type { Transaction } from 'neo4j-driver'
import type { Needed, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { decodeRules } from '../rules/stored-rules.ts'
import { read as readRules } from '../rules/read.ts'
import { ComponentReading, type ComponentBounds } from './component-reading.ts'
import { readClusters } from './read-clusters.ts'
import { readIdentifiers } from './read-identifiers.ts'
import { withClusters, withIdentifiers } from './read-snapshot.ts'
import { usableBy } from './usable.ts'

const BOUNDS: ComponentBounds = { vertexMax: 1_000, evidenceMax: 20_000 }

/**
 * Adds identifiers whole, even those that are nobody's, and the components of vertices. Each component is bounded by
 * itself, however many are asked for together: one beyond the bounds is noted as oversized.
 *
 * @throws RangeError before the first start, when no rules are in force
 */
export async function completeSnapshot(
  tx: Transaction,
  snapshot: Snapshot,
  { identifiers, vertices }: Needed,
  bounds: ComponentBounds = BOUNDS,
): Promise<Snapshot> {
  const [[rules], clusters, whole] = await Promise.all([
    readRules(tx, {}),
    readClusters(tx, { keys: [...new Set([...identifiers, ...unknownOf(vertices, snapshot)])] }),
    identifiers.length === 0 ? [] : readIdentifiers(tx, { keys: identifiers, evenShared: true }),
  ])
  if (rules === undefined) throw new RangeError('No rules are in force')
  const begun = withIdentifiers(withClusters(snapshot, clusters), identifiers, whole)
  const reading = new ComponentReading(tx, begun, bounds, usableBy(decodeRules(rules.body)))
  await reading.follow(profilesOf(vertices, begun))
  return reading.completed()
}

function unknownOf(vertices: readonly VertexKey[], snapshot: Snapshot): VertexKey[] {
  const known = new Set(snapshot.clusters.flatMap(({ members }) => members.map(({ key }) => key)))
  return vertices.filter((key) => !known.has(key))
}

function profilesOf(vertices: readonly VertexKey[], { clusters }: Snapshot): Set<BirthId> {
  const asked = new Set(vertices)
  const holders = clusters.filter(({ members }) => members.some(({ key }) => asked.has(key)))
  return new Set(holders.map(({ profileId }) => profileId))
}
