// Reads pins by id, those that were withdrawn, too.
// in   $ids  LIST<STRING>  at most 1,000
// out  id, kind, by, at, reason, withdrawnAt, sides (how many), held: LIST<MAP> {side, key}; no row for an unknown id
// uses pin_id_unique
UNWIND $ids AS id
MATCH (pin:Pin {id: id})
RETURN pin.id AS id, pin.kind AS kind, pin.by AS by, pin.at AS at, pin.reason AS reason,
  pin.withdrawnAt AS withdrawnAt, pin.sides AS sides,
  COLLECT {
    MATCH (pin)-[holds:HOLDS]->(i:Identifier)
    RETURN {side: holds.side, key: i.key}
  } AS held
