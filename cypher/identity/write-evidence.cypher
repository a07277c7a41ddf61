// Writes evidence: one edge per key, from the smaller identifier key to the larger; days are added, and ascend.
// in   $rows  LIST<MAP>  {key, a, b, rule, source, strength, days, state, reason}, sorted by key
// out  nothing
// uses identifier_key_unique, evidence_key_unique
UNWIND $rows AS row
MATCH (a:Identifier {key: row.a})
MATCH (b:Identifier {key: row.b})
MERGE (a)-[e:EVIDENCE {key: row.key}]->(b)
ON CREATE SET e.rule = row.rule, e.source = row.source, e.strength = row.strength, e.days = row.days
SET e.state = row.state, e.reason = row.reason
// Now the edge is locked: its days are those of the last commit.
WITH e, row, COLLECT { UNWIND e.days + row.days AS day RETURN DISTINCT day ORDER BY day } AS days
SET e.days = days
