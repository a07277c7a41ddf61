// Adds logins: one relationship per device and owner, its moments ascend.
// in   $rows  LIST<MAP>  {device, owner, at: LIST<INTEGER> ms}, sorted by device, then owner
// out  nothing
// uses identifier_key_unique
UNWIND $rows AS row
MATCH (device:Identifier {key: row.device})
MATCH (owner:Identifier {key: row.owner})
MERGE (device)-[login:LOGIN]->(owner)
// Locks it: its moments are then those of the last commit.
SET login._lock = true
REMOVE login._lock
WITH login, COLLECT { UNWIND coalesce(login.at, []) + row.at AS at RETURN DISTINCT at ORDER BY at } AS moments
SET login.at = moments
