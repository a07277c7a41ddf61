// Makes a matcher's conflicts, and tells those that are there that another version of its model gives them.
// in   $rows  LIST<MAP>  {id, matcher, modelVersion, held: LIST<MAP> {side, key}}, sorted by id
// out  nothing
// uses identifier_key_unique, conflict_id_unique
UNWIND $rows AS row
MERGE (conflict:Conflict {id: row.id})
ON CREATE SET conflict.isNew = true
SET conflict.matcher = row.matcher, conflict.modelVersion = row.modelVersion
WITH conflict, row
WHERE conflict.isNew
REMOVE conflict.isNew
WITH conflict, row
UNWIND row.held AS held
MATCH (i:Identifier {key: held.key})
CREATE (conflict)-[:BARS {side: held.side}]->(i)
