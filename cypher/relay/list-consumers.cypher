// Lists the consumers of changes, by name.
// in   nothing
// out  name, state, position, keepsChanges, keepsPlace, isFed: whether a worker holds its lease, fault, parkedAt
// uses consumer_name_unique; time is the server's
MATCH (c:Consumer)
RETURN c.name AS name, c.state AS state, c.position AS position, c.keepsChanges AS keepsChanges,
  c.keepsPlace AS keepsPlace, coalesce(c.leasedUntil > timestamp(), false) AS isFed, c.fault AS fault,
  c.parkedAt AS parkedAt
ORDER BY name
