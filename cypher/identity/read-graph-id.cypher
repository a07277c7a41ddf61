// Reads the id that tells this graph from any other.
// in   nothing
// out  graphId
// uses counter_name_unique
MATCH (c:Counter {name: 'changes'})
RETURN c.graphId AS graphId
