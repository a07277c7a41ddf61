// Sends a consumer back, or on, to a change, from which it takes them anew.
// in   $name  STRING, $from  INTEGER: number of the first change that it is to take
// out  pruned: number of the last change that is gone, isThere: whether the change is there or the next one to come; if not,
//      nothing is done; no row for an unknown consumer
// uses consumer_name_unique, outbox_name_unique, counter_name_unique
MERGE (o:Outbox {name: 'changes'}) ON CREATE SET o.pruned = 0
// Nothing is pruned before the consumer is back.
SET o.lock = true
REMOVE o.lock
WITH o
MATCH (counter:Counter {name: 'changes'}), (c:Consumer {name: $name})
WITH o, c, $from > o.pruned AND $from <= counter.seq + 1 AS isThere
FOREACH (_ IN CASE WHEN isThere THEN [true] ELSE [] END |
  SET c.position = $from - 1, c.epoch = c.epoch + 1)
RETURN o.pruned AS pruned, isThere
