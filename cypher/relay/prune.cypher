// Prunes the oldest changes that every consumer has applied: none while no consumer keeps them, or one is parked.
// in   $keep   INTEGER: so many of the last changes stay, at least 1
//      $limit  INTEGER
// out  pruned: how many
// uses change_seq_unique, outbox_name_unique, counter_name_unique, decision_id_unique
MERGE (o:Outbox {name: 'changes'}) ON CREATE SET o.pruned = 0
// No consumer comes, or is sent back, meanwhile.
SET o.lock = true
REMOVE o.lock
WITH o
MATCH (counter:Counter {name: 'changes'})
CALL () {
  MATCH (c:Consumer)
  RETURN min(c.position) AS slowest, any(keeps IN collect(c.keepsChanges) WHERE keeps) AS areKept,
    any(state IN collect(c.state) WHERE state = 'parked') AS isOneParked
}
WITH o, CASE
  WHEN slowest IS NULL OR isOneParked OR NOT areKept THEN 0
  WHEN slowest < counter.seq - $keep THEN slowest
  ELSE counter.seq - $keep
END AS upTo
WITH o, CASE WHEN upTo > o.pruned + $limit THEN o.pruned + $limit ELSE upTo END AS upTo
WHERE upTo > o.pruned
CALL (o, upTo) {
  MATCH (c:Change)
  WHERE c.seq > o.pruned AND c.seq <= upTo
  CALL (c) {
    // So that the audit knows why no change tells it.
    WITH split(split(c.body, '"decisions":[{"id":"')[1], '"')[0] AS id
    MATCH (d:Decision {id: id})
    SET d.toldIn = c.seq
  }
  WITH c
  DELETE c
  RETURN count(*) AS deleted
}
SET o.pruned = upTo
RETURN deleted AS pruned
