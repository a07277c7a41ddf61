// Finds profiles by the beginning of an identifier or by words of their attributes.
// in   $prefixes  LIST<STRING>  beginnings of identifier keys, one a namespace
//      $words     STRING        full-text query, empty for none
//      $after     STRING        profile id to go on after, empty for the first page
//      $limit     INTEGER
// out  id: of live profiles, ascending; each way finds 2,000 at the most
// uses identifier_key_unique, record_text
CALL () {
  UNWIND $prefixes AS prefix
  MATCH (i:Identifier)
  WHERE i.key STARTS WITH prefix
  RETURN i LIMIT 2000
  UNION
  WITH $words AS words
  WHERE words <> ''
  CALL db.index.fulltext.queryNodes('record_text', words, {limit: 2000}) YIELD node
  MATCH (i:Identifier)-[:DESCRIBED_BY]->(node)
  RETURN i
}
MATCH (i)-[:OF]->(p:Profile)
WITH DISTINCT p
WHERE NOT p:Nobody AND p.id > $after
RETURN p.id AS id
ORDER BY id
LIMIT $limit
