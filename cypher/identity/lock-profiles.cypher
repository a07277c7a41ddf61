// Locks profiles in the order given.
// in   $ids  LIST<STRING>  sorted
// out  id, version; no row for a profile that is no more
// uses profile_id_unique
UNWIND $ids AS id
MATCH (p:Profile {id: id})
SET p._lock = true
REMOVE p._lock
RETURN p.id AS id, p.version AS version
