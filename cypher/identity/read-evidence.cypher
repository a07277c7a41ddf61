// Reads evidence by key.
// in   $keys  LIST<STRING>  evidence keys, at most 50,000
// out  key, a, b, rule, source, owner, strength, days, slots, state, reason, score, modelVersion; no row for an unknown key
// uses evidence_key_unique
UNWIND $keys AS key
MATCH (a:Identifier)-[e:EVIDENCE {key: key}]->(b:Identifier)
RETURN e.key AS key, a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner,
  e.strength AS strength, e.days AS days, e.slots AS slots, e.state AS state, e.reason AS reason,
  e.score AS score, e.modelVersion AS modelVersion
