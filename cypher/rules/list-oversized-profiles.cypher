// Lists profiles whose component was too large to be evaluated with a batch: evidence at them waits.
// in   $limit  INTEGER
// out  id
// uses the label Oversized, which few profiles bear
MATCH (p:Profile:Oversized)
RETURN p.id AS id
ORDER BY id
LIMIT $limit
