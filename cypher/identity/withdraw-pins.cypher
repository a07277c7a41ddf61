// Withdraws pins.
// in   $rows  LIST<MAP>  {id, at}, sorted by id
// out  id; no row for one that is not there or was withdrawn before
// uses pin_id_unique
UNWIND $rows AS row
MATCH (pin:Pin {id: row.id})
SET pin._lock = true
REMOVE pin._lock
WITH pin, row
WHERE pin.withdrawnAt IS NULL
SET pin.withdrawnAt = row.at
RETURN pin.id AS id
