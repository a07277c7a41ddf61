// Parks a consumer at a change that it cannot take, unless it was taken over or sent back meanwhile.
// in   $name  STRING, $epoch  INTEGER: as it was read, $position  INTEGER: all changes up to it are applied
//      $fault  STRING: holds no person's data, $at  STRING (instant)
// out  name; no row when it was
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
SET c.lock = true
REMOVE c.lock
WITH c
WHERE c.epoch = $epoch
SET c.position = $position, c.state = 'parked', c.fault = $fault, c.parkedAt = $at
RETURN c.name AS name
