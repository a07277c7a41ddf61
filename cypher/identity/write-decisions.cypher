// Enters decisions in the ledger.
// in   $rows  LIST<MAP>  {id, kind, at, by, reason, before, after, about: LIST<STRING> birth ids}
// out  nothing
// uses decision_id_unique, identifier_birth_unique
UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
SET d.kind = row.kind, d.at = row.at, d.by = row.by, d.reason = row.reason, d.before = row.before, d.after = row.after
WITH d, row
UNWIND row.about AS birthId
MATCH (i:Identifier {birthId: birthId})
MERGE (d)-[:ABOUT]->(i)
