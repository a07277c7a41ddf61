import {
  Neo4jDecisionGraph,
  Neo4jDescribedGraph,
  Neo4jHandoverGraph,
  Neo4jHouseholdGraph,
  Neo4jMatchRuns,
  Neo4jModelGraph,
  Neo4jReviewGraph,
  Neo4jRulesGraph,
} from '../../graph/index.ts'
import type { CacheLog } from '../adapters/redis/index.ts'
import { Stewardship } from '../app/decide/index.ts'
import { Explanations } from '../app/explain/index.ts'
import { MatchHandover, ReviewDesk } from '../app/handover/index.ts'
import { MatchExplanations } from '../app/match-explanations/index.ts'
import { MatchRuns, StewardVerdicts } from '../app/match-runs/index.ts'
import { HouseholdReader } from '../app/households/index.ts'
import { RulesChange } from '../app/rules/index.ts'
import { identityCacheOn } from './identity-cache.ts'
import type { Stores } from './stores.ts'

const now = () => new Date()

/** What stewards do and ask: the API and the command line share it. */
export function identityUseCasesOn(stores: Stores, log: CacheLog) {
  const decisionGraph = new Neo4jDecisionGraph(stores.graph)
  const cache = identityCacheOn(stores, log)
  const decisions = new Stewardship({ graph: decisionGraph, cache, now })
  return {
    decisions,
    reviews: new ReviewDesk({ graph: new Neo4jReviewGraph(stores.graph), decisions }),
    explanations: new Explanations({ graph: decisionGraph }),
    households: new HouseholdReader({ graph: new Neo4jHouseholdGraph(stores.graph) }),
    matchExplanations: new MatchExplanations({
      models: new Neo4jModelGraph(stores.graph),
      records: new Neo4jDescribedGraph(stores.graph),
    }),
    verdicts: new StewardVerdicts(new Neo4jMatchRuns(stores.graph)),
    matchRuns: new MatchRuns({ ledger: new Neo4jMatchRuns(stores.graph), now }),
    handover: new MatchHandover({ graph: new Neo4jHandoverGraph(stores.graph), now }),
    rulesChange: new RulesChange({ graph: new Neo4jRulesGraph(stores.graph), vertices: decisionGraph, cache, now }),
  }
}
