// Finds gaps in the numbers of changes that are not pruned, and a counter that is not at the last.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses change_seq_unique, counter_name_unique, outbox_name_unique; reads all changes
CALL () {
  OPTIONAL MATCH (o:Outbox {name: 'changes'})
  WITH coalesce(o.pruned, 0) AS pruned
  MATCH (c:Change)
  WHERE c.seq <> pruned + 1 AND NOT EXISTS { (:Change {seq: c.seq - 1}) }
  RETURN 'change' AS subject, toString(c.seq) AS id, 'has none before it' AS found
  UNION ALL
  OPTIONAL MATCH (counter:Counter {name: 'changes'})
  WITH counter, coalesce(COLLECT { MATCH (c:Change) RETURN max(c.seq) }[0], 0) AS last
  WHERE coalesce(counter.seq, -1) <> last
  RETURN 'counter' AS subject, 'changes' AS id,
    'is at ' + coalesce(toString(counter.seq), 'nothing') + ', the last change is ' + last AS found
}
RETURN subject, id, found
LIMIT 100
