// Reads the number of the last change, which may be so young that not all it wrote is to be seen yet: see settle-head.
// in   nothing
// out  seq; no row in a graph that was never started
// uses counter_name_unique
MATCH (c:Counter {name: 'changes'})
RETURN c.seq AS seq
