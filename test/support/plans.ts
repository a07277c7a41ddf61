/** Plans made from what a graph holds, in memory or in Neo4j. */
import type { DecisionGraph } from '../../src/app/decide/ports.ts'
import { readEvent } from '../../src/app/resolve/event-reading.ts'
import type { IdentityGraph } from '../../src/app/resolve/index.ts'
import {
  EMPTY_SNAPSHOT,
  planResolution,
  planVerdict,
  type IdentityRules,
  type Plan,
  type Verdict,
} from '../../src/identity/index.ts'
import { identifierOf, type LoggedEvent } from '../../src/model/index.ts'

export async function planOfEvents(
  graph: Pick<IdentityGraph, 'readSnapshot' | 'completeSnapshot'>,
  events: readonly LoggedEvent[],
  rules: IdentityRules,
): Promise<Plan> {
  const requests = events.map((event) => readEvent(event, rules).request)
  let snapshot = await graph.readSnapshot({
    identifiers: distinct(requests.flatMap(({ identifiers }) => identifiers)),
    vertices: distinct(requests.flatMap(({ vertices }) => vertices)),
    evidence: distinct(requests.flatMap(({ evidence }) => evidence)),
    records: distinct(requests.flatMap(({ records }) => records)),
  })
  for (;;) {
    const planning = planResolution(snapshot, events, rules)
    if (planning.kind === 'plan') return planning.plan
    snapshot = await graph.completeSnapshot(snapshot, planning.needed)
  }
}

/**
 * Plans a steward's verdict from what a graph holds.
 *
 * @throws SelfsameError CONFLICT as `planVerdict` does
 */
export async function planOfVerdict(
  graph: Pick<DecisionGraph, 'vertexKeys' | 'completeSnapshot'>,
  verdict: Verdict,
  rules: IdentityRules,
): Promise<Plan> {
  const ends = [...(await graph.vertexKeys(verdict.ends)).values()]
  const pins = [...verdict.make, ...verdict.restore, ...verdict.withdraw]
  const touched = [...ends, ...pins.flatMap(({ sides }) => sides.flat())]
  let snapshot = await graph.completeSnapshot(EMPTY_SNAPSHOT, {
    identifiers: distinct(ends.map(identifierOf)),
    vertices: distinct(touched),
  })
  for (;;) {
    const planning = planVerdict(snapshot, verdict, rules)
    if (planning.kind === 'plan') return planning.plan
    snapshot = await graph.completeSnapshot(snapshot, planning.needed)
  }
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)].toSorted()
}
