import {
  planMatch,
  scoredEvidence,
  type IdentityRules,
  type Linking,
  type ModelInForce,
  type Planning,
  type Snapshot,
} from '../../identity/index.ts'
import type { SnapshotRequest } from '../resolve/ports.ts'
import type { HandoverGraph } from './ports.ts'

interface Batch {
  readonly linkings: readonly Linking[]
  readonly model: ModelInForce
  readonly rules: IdentityRules
  /** Instant, ISO 8601. */
  readonly at: string
}

/** @returns what of the graph a batch begins from, and how it is planned from that */
export async function planMatchFrom(
  graph: Pick<HandoverGraph, 'readSnapshot' | 'completeSnapshot'>,
  { linkings, model, rules, at }: Batch,
): Promise<{ readonly begun: Snapshot; readonly plan: (snapshot: Snapshot) => Planning }> {
  const request = requestOf(linkings, model, at)
  const { identifiers, vertices } = request
  const begun = await graph.completeSnapshot(await graph.readSnapshot(request), { identifiers, vertices })
  return { begun, plan: (snapshot) => planMatch(snapshot, model, linkings, rules, at) }
}

/** What is to be read before linkings are planned: evidence by its key, because retracted evidence connects nobody. */
export function requestOf(linkings: readonly Linking[], model: ModelInForce, at: string): SnapshotRequest {
  const vertices = linkings.flatMap(({ first, given, withdrawn, conflicts }) => [
    first,
    ...[...given, ...withdrawn].flatMap(({ a, b }) => [a, b]),
    ...[...conflicts.made, ...conflicts.removed].flatMap(({ sides }) => sides.flat()),
  ])
  const evidence = linkings.flatMap(({ given, withdrawn }) => [
    ...given.map((link) => scoredEvidence(link, model, at).key),
    ...withdrawn.map(({ key }) => key),
  ])
  return { identifiers: [], vertices: [...new Set(vertices)], evidence, records: [] }
}
