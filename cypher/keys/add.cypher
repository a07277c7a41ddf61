// Adds a write key, unless its id is there.
// in   $id, $hash, $source, $createdAt  STRING; $trusted BOOLEAN
// out  added
// uses write_key_id_unique
MERGE (k:WriteKey {id: $id})
ON CREATE SET k.hash = $hash, k.source = $source, k.trusted = $trusted, k.createdAt = $createdAt
RETURN k.hash = $hash AND k.createdAt = $createdAt AS added
