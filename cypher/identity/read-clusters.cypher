// Reads the clusters that hold any of the given vertices or their identifiers' other tenures, with all their members.
// in   $keys       LIST<STRING>  vertex keys, at most 20,000
//      $vertexMax  INTEGER       of a cluster with more members only those asked for are read, and its founder
//      $degreeMax  INTEGER       evidence at a vertex
// out  profileId, version, rulesVersion, evaluation, lastRank, members, isBeyond (more members, or one of them with more
//      evidence, than these); one row a cluster, none for unknown keys
// uses identifier_key_unique, identifier_birth_unique; counts by the degrees that nodes bear
UNWIND $keys AS key
MATCH (asked:Identifier {key: key})
UNWIND coalesce(asked.tenures, [key]) AS vertex
MATCH (held:Identifier {key: vertex})-[:OF]->(p:Profile)
// The version first: members that are newer than it are found stale, older ones would not be.
WITH p, p.version AS version, collect(DISTINCT held.key) AS here
WITH p, version, here, COUNT { (p)<-[:OF]-() } > $vertexMax AS isLarge
RETURN p.id AS profileId, version, p.rulesVersion AS rulesVersion, p.evaluation AS evaluation, p.lastRank AS lastRank,
  isLarge OR EXISTS { MATCH (m)-[:OF]->(p) WHERE COUNT { (m)-[:EVIDENCE]-() } > $degreeMax } AS isBeyond,
  CASE WHEN isLarge THEN COLLECT {
    MATCH (founder:Identifier {birthId: p.id})
    UNWIND here + [founder.key] AS key
    WITH DISTINCT key
    MATCH (m:Identifier {key: key})
    RETURN {
      key: m.key, namespace: m.namespace, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq,
      state: m.state, verified: m.verified
    }
  } ELSE COLLECT {
    MATCH (m:Identifier)-[:OF]->(p)
    RETURN {
      key: m.key, namespace: m.namespace, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq,
      state: m.state, verified: m.verified
    }
  } END AS members
