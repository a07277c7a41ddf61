import { Neo4jDecisionGraph, Neo4jHouseholdGraph, Neo4jRulesGraph } from '../../graph/index.ts'
import type { CacheLog } from '../adapters/redis/index.ts'
import { Stewardship } from '../app/decide/index.ts'
import { Explanations } from '../app/explain/index.ts'
import { HouseholdReader } from '../app/households/index.ts'
import { RulesChange } from '../app/rules/index.ts'
import { identityCacheOn } from './identity-cache.ts'
import type { Stores } from './stores.ts'

const now = () => new Date()

/** What stewards do and ask: the API and the command line share it. */
export function identityUseCasesOn(stores: Stores, log: CacheLog) {
  const decisionGraph = new Neo4jDecisionGraph(stores.graph)
  return {
    decisions: new Stewardship({ graph: decisionGraph, cache: identityCacheOn(stores, log), now }),
    explanations: new Explanations({ graph: decisionGraph }),
    households: new HouseholdReader({ graph: new Neo4jHouseholdGraph(stores.graph) }),
    rulesChange: new RulesChange({ graph: new Neo4jRulesGraph(stores.graph), vertices: decisionGraph, now }),
  }
}
