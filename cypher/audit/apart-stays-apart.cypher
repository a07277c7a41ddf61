// Finds profiles that hold vertices of two sides of a pin. Those that are too large to be judged at once are passed over.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses nothing: reads all pins and what they hold
MATCH (pin:Pin)
WHERE pin.kind IN ['apart', 'split'] AND pin.withdrawnAt IS NULL
MATCH (pin)-[holds:HOLDS]->(:Identifier)-[:OF]->(p:Profile)
WHERE p.evaluation <> 'oversized'
WITH pin, p, count(DISTINCT holds.side) AS sides
WHERE sides > 1
RETURN 'pin' AS subject, pin.id AS id, 'keeps apart what profile ' + p.id + ' holds together' AS found
LIMIT 100
