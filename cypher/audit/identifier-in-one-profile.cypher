// Finds vertices that are of no profile, or of several.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses nothing: reads all identifiers
MATCH (i:Identifier)
WITH i, COUNT { (i)-[:OF]->(:Profile) } AS profiles
WHERE profiles <> 1
RETURN 'identifier' AS subject, coalesce(i.birthId, elementId(i)) AS id, 'is in ' + profiles + ' profiles' AS found
LIMIT 100
