// Registers a consumer of changes; one that is there keeps its place.
// in   $name  STRING, $keepsChanges  BOOLEAN, $keepsPlace  BOOLEAN
//      $begins  STRING: 'oldest' for the first change that is left, 'newest' for the next one that comes
// out  nothing
// uses consumer_name_unique, outbox_name_unique, counter_name_unique
MERGE (o:Outbox {name: 'changes'}) ON CREATE SET o.pruned = 0
// Nothing is pruned before the consumer is there.
SET o.lock = true
REMOVE o.lock
WITH o
MATCH (counter:Counter {name: 'changes'})
MERGE (c:Consumer {name: $name})
ON CREATE SET c.position = CASE $begins WHEN 'oldest' THEN o.pruned ELSE counter.seq END, c.state = 'running', c.epoch = 0
SET c.keepsChanges = $keepsChanges, c.keepsPlace = $keepsPlace
