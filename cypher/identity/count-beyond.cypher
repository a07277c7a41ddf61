// Counts observations of identifiers that are nobody's and have enough of them: they are not kept.
// Run late: the identifiers may be hot, and are locked until the commit.
// in   $rows  LIST<MAP>  {key, observations}, sorted by key
// out  nothing
// uses identifier_key_unique
UNWIND $rows AS row
MATCH (i:Identifier {key: row.key})
SET i._lock = true
REMOVE i._lock
WITH i, row
SET i.beyond = coalesce(i.beyond, 0) + row.observations
