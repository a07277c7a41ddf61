/** Who is who among events, by the pure engine over all their evidence at once: no plan, no store. */
import {
  classOf,
  observationsOf,
  partition,
  verticesOf,
  type Vertex,
  type WeighedEvidence,
} from '../../src/identity/index.ts'
import type { CanonicalEvent, IdentifierKey } from '../../src/model/index.ts'
import { RULES } from './events.ts'

/** @returns the clusters of identifiers that stand for somebody, by the shipped rules */
export function resolveEvents(events: readonly CanonicalEvent[]): IdentifierKey[][] {
  const vertices = new Map<IdentifierKey, Vertex>()
  const evidence = new Map<string, WeighedEvidence>()
  for (const event of events) {
    const named = verticesOf(event, RULES)
    for (const { key, namespace, state } of named)
      vertices.set(
        key,
        vertices.get(key) ?? {
          key,
          namespace,
          state,
          class: classOf(RULES, namespace),
          birthId: key,
          birthSeq: vertices.size,
        },
      )
    for (const { day, ...seen } of observationsOf(event, named))
      evidence.set(seen.key, { ...seen, days: [...(evidence.get(seen.key)?.days ?? []), day] })
  }
  const { clusters } = partition([...vertices.values()], evidence.values(), RULES)
  return clusters
    .map(({ members }) => members.filter(({ state }) => state === 'active').map(({ key }) => key))
    .filter(({ length }) => length > 0)
}
