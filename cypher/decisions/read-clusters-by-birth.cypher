// Reads the clusters that hold the vertices born with the given ids, with all their members.
// in   $births  LIST<STRING>  birth ids, at most 20,000
// out  profileId, version, rulesVersion, evaluation, lastRank, members; one row a cluster, none for ids that nobody bears
// uses identifier_birth_unique
UNWIND $births AS birthId
MATCH (:Identifier {birthId: birthId})-[:OF]->(p:Profile)
// The version first: members that are newer than it are found stale, older ones would not be.
WITH DISTINCT p, p.version AS version
RETURN p.id AS profileId, version, p.rulesVersion AS rulesVersion, p.evaluation AS evaluation, p.lastRank AS lastRank,
  COLLECT {
    MATCH (m:Identifier)-[:OF]->(p)
    RETURN {
      key: m.key, namespace: m.namespace, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq,
      state: m.state, verified: m.verified
    }
  } AS members
