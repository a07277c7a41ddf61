// Lists write keys, oldest first.
// in   nothing
// out  id, source, trusted, createdAt, revokedAt
// uses nothing
MATCH (k:WriteKey)
RETURN k.id AS id, k.source AS source, k.trusted AS trusted, k.createdAt AS createdAt, k.revokedAt AS revokedAt
ORDER BY k.createdAt, k.id
