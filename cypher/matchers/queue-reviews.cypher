// Lists what stewards are asked, the most useful first: two records of different profiles, or two of one that the matcher
// joined and is in doubt of. What pins decide is not asked.
// in   $usefulness  FLOAT, $after  STRING: where the page before ended; 1,000 and '' for the first
//      $limit       INTEGER
// out  id, a, b, bits, records, isJoined, usefulness, matcher, modelVersion
// uses review_usefulness
MATCH (r:Review)
WHERE r.usefulness <= $usefulness AND (r.usefulness < $usefulness OR r.id > $after)
MATCH (a:Identifier)<-[:ASKS {side: 0}]-(r)-[:ASKS {side: 1}]->(b:Identifier)
MATCH (a)-[:OF]->(pa:Profile)
MATCH (b)-[:OF]->(pb:Profile)
WHERE (pa <> pb AND NOT EXISTS {
  MATCH (pa)<-[:OF]-(:Identifier)<-[one:HOLDS]-(pin:Pin)-[other:HOLDS]->(:Identifier)-[:OF]->(pb)
  WHERE pin.withdrawnAt IS NULL AND pin.kind <> 'same' AND one.side <> other.side
}) OR (pa = pb AND coalesce(r.isJoined, false) AND NOT EXISTS {
  MATCH (a)<-[one:HOLDS]-(pin:Pin)-[other:HOLDS]->(b)
  WHERE pin.withdrawnAt IS NULL AND pin.kind <> 'apart' AND one.side = other.side
})
RETURN r.id AS id, a.key AS a, b.key AS b, r.bits AS bits, r.records AS records,
  coalesce(r.isJoined, false) AS isJoined, r.usefulness AS usefulness,
  r.matcher AS matcher, r.modelVersion AS modelVersion
ORDER BY r.usefulness DESC, r.id
LIMIT $limit
