// Lists what stewards are asked, the most useful first. What is decided is not asked: two profiles that a pin keeps apart,
// or that are one.
// in   $usefulness  FLOAT, $after  STRING: where the page before ended; 1,000 and '' for the first
//      $limit       INTEGER
// out  id, a, b, bits, records, usefulness, matcher, modelVersion
// uses review_usefulness
MATCH (r:Review)
WHERE r.usefulness <= $usefulness AND (r.usefulness < $usefulness OR r.id > $after)
MATCH (a:Identifier)<-[:ASKS {side: 0}]-(r)-[:ASKS {side: 1}]->(b:Identifier)
MATCH (a)-[:OF]->(pa:Profile)
MATCH (b)-[:OF]->(pb:Profile)
WHERE pa <> pb AND NOT EXISTS {
  MATCH (pa)<-[:OF]-(:Identifier)<-[one:HOLDS]-(pin:Pin)-[other:HOLDS]->(:Identifier)-[:OF]->(pb)
  WHERE pin.withdrawnAt IS NULL AND pin.kind <> 'same' AND one.side <> other.side
}
RETURN r.id AS id, a.key AS a, b.key AS b, r.bits AS bits, r.records AS records, r.usefulness AS usefulness,
  r.matcher AS matcher, r.modelVersion AS modelVersion
ORDER BY r.usefulness DESC, r.id
LIMIT $limit
