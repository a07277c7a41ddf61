// Moves a consumer on, unless it was taken over, sent back or parked meanwhile.
// in   $name  STRING, $epoch  INTEGER: as it was read, $position  INTEGER: all changes up to it are applied
// out  name; no row when it was
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
SET c.lock = true
REMOVE c.lock
WITH c
WHERE c.epoch = $epoch AND c.state <> 'parked'
SET c.position = $position
RETURN c.name AS name
