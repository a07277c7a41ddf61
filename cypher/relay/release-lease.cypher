// Releases the lease of a consumer, if it is still held.
// in   $name  STRING, $holder  STRING
// out  nothing
// uses consumer_name_unique
MATCH (c:Consumer {name: $name, holder: $holder})
REMOVE c.holder, c.leasedUntil
