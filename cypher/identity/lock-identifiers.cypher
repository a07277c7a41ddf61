// Locks identifiers in the order given, and registers those that are new.
// in   $rows  LIST<MAP>  {key, vertex}, sorted by key; vertex holds a new one's properties, else null
// out  key, birthId: another than the one to be registered means that somebody else was first
// uses identifier_key_unique
UNWIND $rows AS row
MERGE (i:Identifier {key: row.key})
ON CREATE SET i += row.vertex
FOREACH (known IN CASE WHEN row.vertex IS NULL THEN [true] ELSE [] END | SET i._lock = known REMOVE i._lock)
RETURN i.key AS key, i.birthId AS birthId
