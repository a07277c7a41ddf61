// Notes how far the rebuild of a consumer is, unless it was taken over, sent back or parked meanwhile.
// in   $name  STRING, $epoch  INTEGER: as it was read
//      $rebuiltTo  STRING: where it goes on; null when it is done
// out  name; no row when it was
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
SET c.lock = true
REMOVE c.lock
WITH c
WHERE c.epoch = $epoch AND c.state = 'rebuilding'
SET c.rebuiltTo = $rebuiltTo, c.state = CASE WHEN $rebuiltTo IS NULL THEN 'running' ELSE 'rebuilding' END
RETURN c.name AS name
