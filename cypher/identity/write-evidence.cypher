// Writes evidence: one edge per key, from the smaller vertex key to the larger.
// in   $rows  LIST<MAP>  {key, a, b, rule, source, owner, strength, days, slots, state, reason, score,
//             modelVersion, adds}, sorted by key;
//             days and slots ascend; `adds`: to those that are there, else they are all there are
// out  nothing
// uses identifier_key_unique, evidence_key_unique
UNWIND $rows AS row
MATCH (a:Identifier {key: row.a})
MATCH (b:Identifier {key: row.b})
MERGE (a)-[e:EVIDENCE {key: row.key}]->(b)
ON CREATE SET e.rule = row.rule, e.source = row.source, e.owner = row.owner
SET e.strength = row.strength, e.state = row.state, e.reason = row.reason, e.score = row.score,
  e.modelVersion = row.modelVersion
// Now the edge is locked: its days are those of the last commit.
WITH e, row,
  CASE WHEN row.adds THEN coalesce(e.days, []) ELSE [] END AS days,
  CASE WHEN row.adds THEN coalesce(e.slots, []) ELSE [] END AS slots
SET e.days = COLLECT { UNWIND days + row.days AS day RETURN DISTINCT day ORDER BY day },
  e.slots = COLLECT { UNWIND slots + row.slots AS slot RETURN DISTINCT slot ORDER BY slot }
