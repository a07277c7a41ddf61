// Finds evidence that is neither accepted, nor parked for a reason, nor retracted, nor pending where that is waited for.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses nothing: reads all evidence
MATCH (a:Identifier)-[e:EVIDENCE]->(b:Identifier)
WITH a, e, b, CASE
  WHEN NOT coalesce(e.state, '') IN ['accepted', 'parked', 'retracted', 'pending'] THEN 'is in no known state'
  WHEN e.state = 'parked' AND NOT coalesce(e.reason, '') IN [
    'limit', 'pin', 'shared', 'blocked', 'household', 'rule', 'unverified', 'conflict'
  ] THEN 'is parked for no known reason'
  WHEN e.state <> 'parked' AND e.reason IS NOT NULL THEN 'is ' + e.state + ', and has a reason'
  WHEN coalesce(size(e.days), 0) + coalesce(size(e.slots), 0) = 0 THEN 'was never seen'
  WHEN e.state = 'pending' AND NOT EXISTS {
    MATCH (end)-[:OF]->(:Profile {evaluation: 'oversized'})
    WHERE end IN [a, b]
  } THEN 'is pending where nothing will judge it'
END AS found
WHERE found IS NOT NULL
RETURN 'evidence' AS subject, coalesce(e.key, elementId(e)) AS id, found
LIMIT 100
