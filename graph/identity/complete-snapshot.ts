import type { Transaction } from 'neo4j-driver'
import type { IdentityRules, Needed, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { decodeRules } from '../rules/stored-rules.ts'
import { read as readRules } from '../rules/read.ts'
import { BATCH_BOUNDS, UNBOUNDED, type ComponentBounds } from './component-bounds.ts'
import { ComponentReading } from './component-reading.ts'
import { readClusters } from './read-clusters.ts'
import { readIdentifiers } from './read-identifiers.ts'
import { withClusters, withIdentifiers } from './read-snapshot.ts'
import { usableBy } from './usable.ts'

interface Options {
  /** Of each component. @default those of a batch */
  readonly bounds?: ComponentBounds | undefined
  /** By which it is to be planned. @default those in force, which are then read first */
  readonly rules?: IdentityRules | undefined
}

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
  { bounds = BATCH_BOUNDS, rules: given }: Options = {},
): Promise<Snapshot> {
  const { vertexMax, degreeMax } = bounds
  const unknown = [...new Set([...identifiers, ...unknownOf(vertices, snapshot)])]
  const [rules, clusters, whole] = await Promise.all([
    given ?? rulesInForce(tx),
    unknown.length === 0 ? [] : readClusters(tx, { keys: unknown, vertexMax, degreeMax }),
    identifiers.length === 0
      ? []
      : readIdentifiers(tx, { keys: identifiers, evenShared: true, degreeMax: UNBOUNDED.degreeMax }),
  ])
  const begun = withIdentifiers(withClusters(snapshot, clusters), identifiers, whole)
  const reading = new ComponentReading(tx, begun, bounds, usableBy(rules))
  await reading.follow(profilesOf(vertices, begun))
  return reading.completed()
}

async function rulesInForce(tx: Transaction): Promise<IdentityRules> {
  const [rules] = await readRules(tx, {})
  if (rules === undefined) throw new RangeError('No rules are in force')
  return decodeRules(rules.body)
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
