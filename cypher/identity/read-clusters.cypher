// Reads the clusters that hold any of the given vertices or their identifiers' other tenures, with all their members.
// in   $keys  LIST<STRING>  vertex keys, at most 20,000
// out  profileId, version, rulesVersion, evaluation, lastRank, members; one row a cluster, none for unknown keys
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (asked:Identifier {key: key})
UNWIND coalesce(asked.tenures, [key]) AS vertex
MATCH (:Identifier {key: vertex})-[:OF]->(p:Profile)
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
