// Makes profiles and attaches their members, which are new or come from elsewhere.
// in   $rows  LIST<MAP>  {id, members: LIST<STRING>}
// out  nothing
// uses identifier_key_unique
UNWIND $rows AS row
CREATE (p:Profile {id: row.id})
WITH p, row
UNWIND row.members AS key
MATCH (i:Identifier {key: key})
OPTIONAL MATCH (i)-[former:OF]->(:Profile)
DELETE former
CREATE (i)-[:OF]->(p)
