// Reads the keys of the vertices born with the given ids.
// in   $births  LIST<STRING>  birth ids, at most 20,000
// out  birthId, key; no row for an id that nobody bears
// uses identifier_birth_unique
UNWIND $births AS birthId
MATCH (i:Identifier {birthId: birthId})
RETURN birthId, i.key AS key
