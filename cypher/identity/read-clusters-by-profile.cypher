// Reads clusters by profile id, with all their members.
// in   $profileIds  LIST<STRING>  at most 5,000
//      $vertexMax   INTEGER       of a cluster with more members only its founder is read
//      $degreeMax   INTEGER       evidence at a vertex
// out  profileId, version, rulesVersion, evaluation, lastRank, members, isBeyond (more members, or one of them with more
//      evidence, than these); no row for an id that is no live profile's
// uses profile_id_unique, identifier_birth_unique; counts by the degrees that nodes bear
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
// The version first: members that are newer than it are found stale, older ones would not be.
WITH p, p.version AS version
WITH p, version, COUNT { (p)<-[:OF]-() } > $vertexMax AS isLarge
RETURN p.id AS profileId, version, p.rulesVersion AS rulesVersion, p.evaluation AS evaluation, p.lastRank AS lastRank,
  isLarge OR EXISTS { MATCH (m)-[:OF]->(p) WHERE COUNT { (m)-[:EVIDENCE]-() } > $degreeMax } AS isBeyond,
  CASE WHEN isLarge THEN COLLECT {
    MATCH (m:Identifier {birthId: p.id})
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
