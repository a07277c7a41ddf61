// Reads clusters by profile id, with all their members.
// in   $profileIds  LIST<STRING>  at most 5,000
// out  profileId, version, rulesVersion, evaluation, lastRank, members; no row for an id that is no live profile's
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
// The version first: members that are newer than it are found stale, older ones would not be.
WITH p, p.version AS version
RETURN p.id AS profileId, version, p.rulesVersion AS rulesVersion, p.evaluation AS evaluation, p.lastRank AS lastRank,
  COLLECT {
    MATCH (m:Identifier)-[:OF]->(p)
    RETURN {
      key: m.key, namespace: m.namespace, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq,
      state: m.state, verified: m.verified
    }
  } AS members
