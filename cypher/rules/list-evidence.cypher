// Lists all evidence, in the order of its keys.
// in   $after  STRING   evidence key to go on after, empty for the first page
//      $limit  INTEGER
// out  key, a, b, rule, source, owner, strength, days, slots, state, reason, score, modelVersion
// uses evidence_key_unique
MATCH (a:Identifier)-[e:EVIDENCE]->(b:Identifier)
USING INDEX e:EVIDENCE(key)
WHERE e.key > $after
WITH a, e, b ORDER BY e.key LIMIT $limit
RETURN e.key AS key, a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner,
  e.strength AS strength, e.days AS days, e.slots AS slots, e.state AS state, e.reason AS reason,
  e.score AS score, e.modelVersion AS modelVersion
