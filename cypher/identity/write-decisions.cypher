// Enters decisions in the ledger of all whom they concern; fails on the uniqueness constraint when one is there already.
// in   $rows  LIST<MAP>  {id, kind, at, by, reason, undoes, request, effect (JSON), acts (JSON),
//             births: LIST<STRING> of the vertices that it moved, might have or weighed, pins: LIST<STRING> ids}
// out  nothing
// uses decision_id_unique, identifier_birth_unique, pin_id_unique
UNWIND $rows AS row
CREATE (d:Decision {
  id: row.id, kind: row.kind, at: row.at, by: row.by, reason: row.reason, undoes: row.undoes, request: row.request,
  effect: row.effect, acts: row.acts
})
WITH d, row
CALL (row) {
  UNWIND row.births AS birthId
  MATCH (i:Identifier {birthId: birthId})
  RETURN i
  UNION
  UNWIND row.pins AS id
  MATCH (:Pin {id: id})-[:HOLDS]->(i:Identifier)
  RETURN i
}
CREATE (d)-[:ABOUT]->(i)
