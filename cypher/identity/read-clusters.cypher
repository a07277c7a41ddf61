// Reads the clusters that hold any of the given identifiers, with all their members.
// in   $keys  LIST<STRING>  identifier keys, at most 20,000
// out  profileId, version, evaluation, lastRank, members; one row a cluster, none for unknown keys
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (:Identifier {key: key})-[:OF]->(p:Profile)
// The version first: members that are newer than it are found stale, older ones would not be.
WITH DISTINCT p, p.version AS version
RETURN p.id AS profileId, version, p.evaluation AS evaluation, p.lastRank AS lastRank,
  COLLECT {
    MATCH (m:Identifier)-[:OF]->(p)
    RETURN {key: m.key, namespace: m.namespace, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq, state: m.state}
  } AS members
