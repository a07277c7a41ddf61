// Makes pins hold again that were withdrawn.
// in   $ids  LIST<STRING>  sorted
// out  id; no row for one that is not there or holds
// uses pin_id_unique
UNWIND $ids AS id
MATCH (pin:Pin {id: id})
SET pin._lock = true
REMOVE pin._lock
WITH pin
WHERE pin.withdrawnAt IS NOT NULL
REMOVE pin.withdrawnAt
RETURN pin.id AS id
