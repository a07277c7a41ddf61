// Locks identifiers in the order given.
// in   $keys  LIST<STRING>  sorted
// out  key; no row for one that is no more
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
SET i._lock = true
REMOVE i._lock
RETURN i.key AS key
