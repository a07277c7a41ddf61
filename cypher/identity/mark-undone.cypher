// Says of decisions that they were taken back, and by which.
// in   $rows  LIST<MAP>  {id, undoneBy}, sorted by id
// out  id; no row for one that is not there or was taken back before
// uses decision_id_unique
UNWIND $rows AS row
MATCH (d:Decision {id: row.id})
SET d._lock = true
REMOVE d._lock
WITH d, row
WHERE d.undoneBy IS NULL
SET d.undoneBy = row.undoneBy
RETURN d.id AS id
