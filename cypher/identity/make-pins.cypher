// Makes pins; fails on the uniqueness constraint when one is there already.
// in   $rows  LIST<MAP>  {id, kind, by, at, reason, sides (how many), held: LIST<MAP> {side, key}}
// out  nothing
// uses identifier_key_unique, pin_id_unique
UNWIND $rows AS row
CREATE (pin:Pin {id: row.id, kind: row.kind, by: row.by, at: row.at, reason: row.reason, sides: row.sides})
WITH pin, row
UNWIND row.held AS held
MATCH (i:Identifier {key: held.key})
CREATE (pin)-[:HOLDS {side: held.side}]->(i)
