// Reads the number of the last change: all up to it are committed.
// in   nothing
// out  seq; no row in a graph that was never started
// uses counter_name_unique
MATCH (c:Counter {name: 'changes'})
RETURN c.seq AS seq
