// Reads whose vertices are.
// in   $keys  LIST<STRING>  vertex keys, at most 10,000
// out  key, profileId; no row for a vertex that is not there, or stands for nobody
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (i:Identifier {key: key})-[:OF]->(p:Profile)
WHERE i.state IN ['active', 'crowded']
RETURN i.key AS key, p.id AS profileId
