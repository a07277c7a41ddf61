// Attaches identifiers to profiles that are there already, and takes them from where they were.
// in   $rows  LIST<MAP>  {to, members: LIST<STRING>}
// out  nothing
// uses identifier_key_unique, profile_id_unique
UNWIND $rows AS row
MATCH (p:Profile {id: row.to})
UNWIND row.members AS key
MATCH (i:Identifier {key: key})
OPTIONAL MATCH (i)-[former:OF]->(:Profile)
DELETE former
CREATE (i)-[:OF]->(p)
