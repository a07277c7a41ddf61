// Counts live profiles; those that stand for nobody do not count.
// in   nothing
// out  profiles
// uses the count store
MATCH (p:Profile)
WITH count(p) AS every
MATCH (n:Nobody)
RETURN every - count(n) AS profiles
