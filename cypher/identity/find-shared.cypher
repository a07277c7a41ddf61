// Finds those of the identifiers that are used by too many to be anybody's.
// in   $keys  LIST<STRING>  identifier keys, at most 20,000
// out  key
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
WHERE i.state = 'shared'
RETURN i.key AS key
