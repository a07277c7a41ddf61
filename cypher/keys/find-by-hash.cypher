// Finds a write key by the hash of its secret.
// in   $hash  STRING
// out  id, source, trusted, createdAt, revokedAt; no row for an unknown hash
// uses write_key_hash_unique
MATCH (k:WriteKey {hash: $hash})
RETURN k.id AS id, k.source AS source, k.trusted AS trusted, k.createdAt AS createdAt, k.revokedAt AS revokedAt
