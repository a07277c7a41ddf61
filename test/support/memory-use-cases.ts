/** The use cases of identity over the engine in memory, for the faces: what decides is real, what stores is not. */
import { Stewardship } from '../../src/app/decide/index.ts'
import { Explanations } from '../../src/app/explain/index.ts'
import type { Household, Households } from '../../src/app/households/index.ts'
import { RulesChange } from '../../src/app/rules/index.ts'
import type { RequestContext } from '../../src/model/index.ts'
import { RULES } from './events.ts'
import { MemoryDecisionGraph } from './memory-decision-graph.ts'
import { MemoryIdentityGraph } from './memory-identity-graph.ts'

class MemoryHouseholds implements Households {
  readonly all: Household[] = []

  async byIds(_: RequestContext, ids: readonly string[]) {
    return ids.map((id) => this.all.find((household) => household.id === id) ?? null)
  }

  async byProfiles(_: RequestContext, ids: readonly string[]) {
    return ids.map((id) => this.all.find(({ members }) => members.some(({ profileId }) => profileId === id)) ?? null)
  }
}

const now = () => new Date('2026-06-01T00:00:00.000Z')

export function identityUseCases({ graph }: { readonly graph: MemoryDecisionGraph } = { graph: emptyGraph() }) {
  return {
    decisions: new Stewardship({ graph, cache: { forget: async () => {} }, now }),
    explanations: new Explanations({ graph }),
    households: new MemoryHouseholds(),
    rulesChange: new RulesChange({ graph, vertices: graph, now }),
  }
}

function emptyGraph(): MemoryDecisionGraph {
  return new MemoryDecisionGraph(new MemoryIdentityGraph(RULES))
}
