// Moves the lanes' cursors on, unless another writer did or holds a later lease.
// in   $rows  LIST<MAP>  {lane, expected, position, epoch}, sorted by lane
// out  lane; no row for a cursor that is not where it was expected
// uses cursor_lane_unique
UNWIND $rows AS row
MATCH (c:Cursor {lane: row.lane})
SET c._lock = true
REMOVE c._lock
WITH c, row
WHERE c.position = row.expected AND c.epoch <= row.epoch
SET c.position = row.position, c.epoch = row.epoch
RETURN c.lane AS lane
