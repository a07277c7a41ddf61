// Finds profiles by the beginning of an identifier's value or by words of their attributes.
// in   $prefix  STRING   beginning of a normalised value
//      $words   STRING   full-text query, empty for none
//      $after   STRING   profile id to go on after, empty for the first page
//      $limit   INTEGER
// out  id: of live profiles, ascending
// uses identifier_value, record_text
CALL () {
  MATCH (i:Identifier)
  WHERE i.value STARTS WITH $prefix
  RETURN i LIMIT 2000
  UNION
  WITH $words AS words
  WHERE words <> ''
  CALL db.index.fulltext.queryNodes('record_text', words, {limit: 2000}) YIELD node
  MATCH (i:Identifier)-[:DESCRIBED_BY]->(node)
  RETURN i
}
MATCH (i)-[:OF]->(p:Profile)
WHERE NOT p:Nobody AND p.id > $after
RETURN DISTINCT p.id AS id
ORDER BY id
LIMIT $limit
