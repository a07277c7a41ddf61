// Asks for the rebuild of a consumer, from its beginning.
// in   $name  STRING
// out  name; no row for an unknown consumer
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
SET c.state = 'rebuilding', c.epoch = c.epoch + 1
REMOVE c.rebuiltTo, c.fault, c.parkedAt
RETURN c.name AS name
