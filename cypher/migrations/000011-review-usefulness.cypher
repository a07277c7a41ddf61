// What is asked is ordered by what an answer is worth: the entropy of the answer times the logarithm of the records it is about.
MATCH (r:Review)
WHERE r.usefulness IS NULL
CALL (r) {
  WITH r, abs(r.bits) * log(2) AS odds
  WITH r, odds, exp(-odds) AS small
  SET r.usefulness = (log(1 + small) + odds * small / (1 + small)) / log(2) * log(r.records) / log(2)
  REMOVE r.uncertainty
} IN TRANSACTIONS OF 10000 ROWS;
DROP INDEX review_uncertainty IF EXISTS;
CREATE INDEX review_usefulness FOR (r:Review) ON (r.usefulness);
