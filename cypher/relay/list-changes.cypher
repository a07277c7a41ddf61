// Lists changes in order.
// in   $after  INTEGER: change number, $limit  INTEGER
// out  seq, kind, at, body (JSON)
// uses change_seq_unique
MATCH (c:Change)
WHERE c.seq > $after AND c.seq <= $after + $limit
RETURN c.seq AS seq, c.kind AS kind, c.at AS at, c.body AS body
ORDER BY c.seq
