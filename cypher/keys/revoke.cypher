// Revokes a live write key.
// in   $id, $revokedAt  STRING
// out  id; no row when there is no such live key
// uses write_key_id_unique
MATCH (k:WriteKey {id: $id})
WHERE k.revokedAt IS NULL
SET k.revokedAt = $revokedAt
RETURN k.id AS id
