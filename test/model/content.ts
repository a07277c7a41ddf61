import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'

/** Who is who, and what became of identifiers and evidence, each sorted; former tenures aside. */
export function contentOf(graph: MemoryIdentityGraph) {
  const present = [...graph.vertices].filter(([key]) => !graph.isFormer(key))
  return {
    clusters: graph.clusters(),
    states: present.map(([key, { state }]) => `${key} ${state}`).toSorted(),
    evidence: [...graph.evidence.values()]
      .map(({ a, b, rule, source, owner, days, slots, state }) =>
        [a, b, rule, source, owner, days.join(), slots.join(), state].join(' '),
      )
      .toSorted(),
  }
}
