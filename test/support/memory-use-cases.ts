/** The use cases of identity over the engine in memory, for the faces: what decides is real, what stores is not. */
import { Stewardship } from '../../src/app/decide/index.ts'
import { ReviewDesk } from '../../src/app/handover/index.ts'
import { MatchExplanations, type MatchExplanationsParts } from '../../src/app/match-explanations/index.ts'
import { MatchRuns } from '../../src/app/match-runs/index.ts'
import { Relay } from '../../src/app/relay/index.ts'
import { Explanations } from '../../src/app/explain/index.ts'
import { ProfileHistory } from '../../src/app/lake/index.ts'
import type { Household, Households } from '../../src/app/households/index.ts'
import { RulesChange } from '../../src/app/rules/index.ts'
import type { RequestContext } from '../../src/model/index.ts'
import { RULES } from './events.ts'
import { FORGETFUL } from './forgetful-cache.ts'
import { MemoryHandoverGraph } from './memory-handover-graph.ts'
import { MemoryMatchRuns } from './memory-match-runs.ts'
import { MemoryRelay } from './memory-relay.ts'
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

interface Memory {
  readonly graph?: MemoryHandoverGraph
  readonly runs?: MemoryMatchRuns
  readonly explained?: MatchExplanationsParts
  readonly relay?: MemoryRelay
}

/** No model is in force, and nothing is said of anybody. */
const NOTHING_EXPLAINED: MatchExplanationsParts = {
  models: { promotions: async () => [], modelText: async () => '' },
  records: { described: async () => [], listDescribed: async () => [] },
}

/** A lake without rows. */
const NOTHING_RECORDED = { query: async () => ({ columns: [], rows: [] }) }

export function identityUseCases({
  graph = emptyGraph(),
  runs = new MemoryMatchRuns(),
  explained = NOTHING_EXPLAINED,
  relay = new MemoryRelay(),
}: Memory = {}) {
  const cache = FORGETFUL
  const decisions = new Stewardship({ graph, cache, now })
  return {
    decisions,
    reviews: new ReviewDesk({ graph, decisions }),
    matchExplanations: new MatchExplanations(explained),
    matchRuns: new MatchRuns({ ledger: runs, now: () => new Date() }),
    relay: new Relay(relay),
    explanations: new Explanations({ graph }),
    households: new MemoryHouseholds(),
    history: new ProfileHistory(NOTHING_RECORDED),
    rulesChange: new RulesChange({ graph, vertices: graph, cache, now }),
  }
}

function emptyGraph(): MemoryHandoverGraph {
  return new MemoryHandoverGraph(new MemoryIdentityGraph(RULES))
}
