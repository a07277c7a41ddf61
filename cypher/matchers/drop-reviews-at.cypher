// Drops what was asked under a matcher's name about vertices and is asked no more.
// in   $keys  LIST<STRING>  vertex keys, at most 10,000, $matcher  STRING, $kept  LIST<STRING>  ids of reviews
// out  nothing
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (:Identifier {key: key})<-[:ASKS]-(r:Review)
WHERE r.matcher = $matcher AND NOT r.id IN $kept
DETACH DELETE r
