// Reads the conflicts that bar vertices of the given profiles, with all their vertices.
// in   $profileIds  LIST<STRING>  at most 5,000
// out  id, held: LIST<MAP> {side, key}
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (:Profile {id: profileId})<-[:OF]-(:Identifier)<-[:BARS]-(conflict:Conflict)
WITH DISTINCT conflict
RETURN conflict.id AS id,
  COLLECT {
    MATCH (conflict)-[bars:BARS]->(i:Identifier)
    RETURN {side: bars.side, key: i.key}
  } AS held
