// Profiles whose component waits to be evaluated are found by a label of their own.
MATCH (p:Profile)
WHERE p.evaluation = 'oversized'
CALL (p) {
  SET p:Oversized
} IN TRANSACTIONS OF 10000 ROWS;
