// Reads what a steward is asked.
// in   $id  STRING
// out  id, a, b, bits, records, isJoined, usefulness, matcher, modelVersion; no row for an unknown id
// uses review_id_unique
MATCH (a:Identifier)<-[:ASKS {side: 0}]-(r:Review {id: $id})-[:ASKS {side: 1}]->(b:Identifier)
RETURN r.id AS id, a.key AS a, b.key AS b, r.bits AS bits, r.records AS records,
  coalesce(r.isJoined, false) AS isJoined, r.usefulness AS usefulness,
  r.matcher AS matcher, r.modelVersion AS modelVersion
