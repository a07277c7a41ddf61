// Births have numbers of their own: those made of a change's number met when one change had more than a thousand.
MATCH (i:Identifier)
WHERE i.birthSeq IS NOT NULL AND i.bornIn IS NULL
CALL (i) {
  SET i.bornIn = i.birthSeq / 1000
} IN TRANSACTIONS OF 10000 ROWS;
OPTIONAL MATCH (i:Identifier)
WITH coalesce(max(i.birthSeq), 0) AS last
MATCH (c:Counter {name: 'changes'})
SET c.births = coalesce(c.births, last);
