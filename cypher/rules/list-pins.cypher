// Lists all pins that hold, in the order of their ids.
// in   $after  STRING   pin id to go on after, empty for the first page
//      $limit  INTEGER
// out  id, kind, by, at, reason, sides (how many), held: LIST<MAP> {side, key}
// uses pin_id_unique
MATCH (pin:Pin)
WHERE pin.id > $after AND pin.withdrawnAt IS NULL
WITH pin ORDER BY pin.id LIMIT $limit
RETURN pin.id AS id, pin.kind AS kind, pin.by AS by, pin.at AS at, pin.reason AS reason, pin.sides AS sides,
  COLLECT {
    MATCH (pin)-[holds:HOLDS]->(i:Identifier)
    RETURN {side: holds.side, key: i.key}
  } AS held
