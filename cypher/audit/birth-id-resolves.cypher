// Finds vertices without a birth id, and birth ids that were given out and that nobody bears.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses identifier_birth_unique; reads all identifiers and changes
CALL () {
  MATCH (i:Identifier)
  WHERE i.birthId IS NULL OR i.birthSeq IS NULL
  RETURN 'identifier' AS subject, coalesce(i.birthId, elementId(i)) AS id, 'has no birth id, or no place among births' AS found
  UNION ALL
  MATCH (c:Change)
  UNWIND tail(split(c.body, '"birthId":"')) AS told
  WITH split(told, '"')[0] AS birthId
  WHERE NOT EXISTS { (:Identifier {birthId: birthId}) }
  RETURN 'identifier' AS subject, birthId AS id, 'was born, and is not there' AS found
}
RETURN subject, id, found
LIMIT 100
