// Reads the pins that hold vertices of the given profiles, with all their vertices and the profiles of those.
// in   $profileIds  LIST<STRING>  at most 5,000
// out  id, kind, by, at, reason, sides (how many), held: LIST<MAP> {side, key, profileId}; none for one that is withdrawn
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (:Profile {id: profileId})<-[:OF]-(:Identifier)<-[:HOLDS]-(pin:Pin)
WHERE pin.withdrawnAt IS NULL
WITH DISTINCT pin
RETURN pin.id AS id, pin.kind AS kind, pin.by AS by, pin.at AS at, pin.reason AS reason, pin.sides AS sides,
  COLLECT {
    MATCH (pin)-[holds:HOLDS]->(i:Identifier)-[:OF]->(p:Profile)
    RETURN {side: holds.side, key: i.key, profileId: p.id}
  } AS held
