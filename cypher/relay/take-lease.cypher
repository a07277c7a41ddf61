// Takes the lease of a consumer that is free or expired, or keeps it. By its epoch whoever held it before is refused.
// in   $name  STRING, $holder  STRING: unique per start, $leaseMs  INTEGER
// out  name; no row when the lease is another's
// uses consumer_name_unique; time is the server's
MATCH (c:Consumer {name: $name})
SET c.lock = true
REMOVE c.lock
WITH c
WHERE c.holder IS NULL OR c.holder = $holder OR c.leasedUntil < timestamp()
SET c.epoch = c.epoch + CASE WHEN c.holder = $holder THEN 0 ELSE 1 END,
  c.holder = $holder, c.leasedUntil = timestamp() + $leaseMs
RETURN c.name AS name
