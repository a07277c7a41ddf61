// Lets a parked consumer go on with the change that it was parked at.
// in   $name  STRING
// out  wasParked; if not, nothing is done; no row for an unknown consumer
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
SET c.lock = true
REMOVE c.lock
WITH c, c.state = 'parked' AS wasParked
FOREACH (_ IN CASE WHEN wasParked THEN [true] ELSE [] END |
  SET c.state = 'running', c.epoch = c.epoch + 1
  REMOVE c.fault, c.parkedAt, c.rebuiltTo)
RETURN wasParked
