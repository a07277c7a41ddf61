// Locks identifiers in the order given.
// in   $keys  LIST<STRING>  sorted
// out  locked: how many there are still
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
SET i._lock = true
REMOVE i._lock
RETURN count(i) AS locked
