// Lists a matcher's conflicts, in the order of their ids.
// in   $matcher  STRING
//      $after    STRING   conflict id to go on after, empty for the first page
//      $limit    INTEGER
// out  id, matcher, modelVersion, held: LIST<MAP> {side, key}
// uses conflict_matcher
MATCH (conflict:Conflict)
WHERE conflict.matcher = $matcher AND conflict.id > $after
WITH conflict ORDER BY conflict.id LIMIT $limit
RETURN conflict.id AS id, conflict.matcher AS matcher, conflict.modelVersion AS modelVersion,
  COLLECT {
    MATCH (conflict)-[bars:BARS]->(i:Identifier)
    RETURN {side: bars.side, key: i.key}
  } AS held
