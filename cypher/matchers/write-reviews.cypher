// Writes pairs of records that a steward may be asked about; those that are there are asked again as they are now.
// in   $rows  LIST<MAP>  {id, a, b, bits, records, isJoined, usefulness, matcher, modelVersion}, at most 1,000
//      $at    STRING     instant: tells them from what was asked before
// out  nothing
// uses identifier_key_unique, review_id_unique
UNWIND $rows AS row
MATCH (a:Identifier {key: row.a})
MATCH (b:Identifier {key: row.b})
MERGE (r:Review {id: row.id})
SET r.bits = row.bits, r.usefulness = row.usefulness, r.records = row.records, r.isJoined = row.isJoined, r.matcher = row.matcher,
  r.modelVersion = row.modelVersion, r.at = $at
MERGE (r)-[:ASKS {side: 0}]->(a)
MERGE (r)-[:ASKS {side: 1}]->(b)
