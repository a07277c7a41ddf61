// Reads how far each lane has been applied.
// in   $lanes  LIST<INTEGER>
// out  lane, position, epoch
// uses cursor_lane_unique
UNWIND $lanes AS lane
MATCH (c:Cursor {lane: lane})
RETURN c.lane AS lane, c.position AS position, c.epoch AS epoch
