// Waits for the change that is being committed, and reads the number of the last: all up to it are to be seen, in indexes too.
// in   nothing
// out  seq; no row in a graph that was never started
// uses counter_name_unique
MATCH (c:Counter {name: 'changes'})
// A commit lets go of the counter once all it wrote can be read; its number can be read before.
SET c.lock = true
REMOVE c.lock
RETURN c.seq AS seq
