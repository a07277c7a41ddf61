// Finds the live profiles that hold the vertices born with the given ids.
// in   $births  LIST<STRING>  birth ids, at most 1,000
// out  birthId, profileId; no row for an id that nobody bears, or whose vertex stands for nobody
// uses identifier_birth_unique
UNWIND $births AS birthId
MATCH (:Identifier {birthId: birthId})-[:OF]->(p:Profile)
WHERE NOT p:Nobody
RETURN birthId, p.id AS profileId
