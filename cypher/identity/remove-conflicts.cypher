// Removes conflicts that their matcher gives no more.
// in   $ids  LIST<STRING>  sorted
// out  id; no row for one that is not there
// uses conflict_id_unique
UNWIND $ids AS id
MATCH (conflict:Conflict {id: id})
DETACH DELETE conflict
RETURN id
