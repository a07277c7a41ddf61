// Reads from where to where changes are there.
// in   nothing
// out  head: number of the last change; pruned: number of the last one that is gone; no row in a graph that was never started
// uses counter_name_unique, outbox_name_unique
MATCH (counter:Counter {name: 'changes'})
OPTIONAL MATCH (o:Outbox {name: 'changes'})
RETURN counter.seq AS head, coalesce(o.pruned, 0) AS pruned
