/**
 * The graph: Neo4j behind one wrapper per statement of `cypher/`, and the ports of `src/app` built on them.
 *
 * The only importer of neo4j-driver. It carries out what `src/identity` decides and knows nothing of
 * HTTP, GraphQL or Redis.
 */
export { Neo4jAuditGraph } from './audit/neo4j-audit-graph.ts'
export { connectGraph, type GraphConnection } from './connection.ts'
export { Neo4jDecisionGraph } from './decisions/neo4j-decision-graph.ts'
export { Neo4jFileLedger } from './files/neo4j-file-ledger.ts'
export { Neo4jHouseholdGraph } from './households/neo4j-household-graph.ts'
export { Neo4jIdentityGraph } from './identity/neo4j-identity-graph.ts'
export { Neo4jWriteKeyStore } from './keys/neo4j-write-key-store.ts'
export { Neo4jDescribedGraph } from './matchers/neo4j-described-graph.ts'
export { Neo4jHandoverGraph } from './matchers/neo4j-handover-graph.ts'
export { Neo4jLiveGraph } from './matchers/neo4j-live-graph.ts'
export { Neo4jReviewGraph } from './matchers/neo4j-review-graph.ts'
export { Neo4jMatchRuns } from './match-runs/neo4j-match-runs.ts'
export { Neo4jTouchedProfiles } from './profile-store/neo4j-touched-profiles.ts'
export { migrate } from './migrate.ts'
export { Neo4jModelGraph } from './models/neo4j-model-graph.ts'
export { Neo4jProfileGraph } from './profiles/neo4j-profile-graph.ts'
export { Neo4jConsumerLease } from './relay/neo4j-consumer-lease.ts'
export { Neo4jRelayGraph } from './relay/neo4j-relay-graph.ts'
export { adoptRules } from './rules/adopt-rules.ts'
export { Neo4jRulesGraph } from './rules/neo4j-rules-graph.ts'
