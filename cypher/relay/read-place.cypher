// Reads where a consumer stands.
// in   $name  STRING
// out  state, position, epoch, rebuiltTo: where its rebuild goes on; null at its beginning, or when there is none
// uses consumer_name_unique
MATCH (c:Consumer {name: $name})
RETURN c.state AS state, c.position AS position, c.epoch AS epoch, c.rebuiltTo AS rebuiltTo
