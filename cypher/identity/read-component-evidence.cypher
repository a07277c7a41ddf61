// Reads the evidence at the given profiles that could join somebody, and the profiles at its ends.
// in   $profileIds  LIST<STRING>  at most 5,000
//      $vertexMax   INTEGER       a profile with more members than this is not read
//      $evidenceMax INTEGER       rows at the most: as many means that there may be more
// out  key, a, b, rule, source, strength, days, state, reason, profileIds
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
WHERE COUNT { (:Identifier)-[:OF]->(p) } <= $vertexMax
MATCH (p)<-[:OF]-(:Identifier)-[e:EVIDENCE]-(:Identifier)
WHERE e.state <> 'retracted' AND NOT coalesce(e.reason, '') IN ['blocked', 'household', 'shared']
WITH DISTINCT e LIMIT $evidenceMax
MATCH (a:Identifier)-[e]->(b:Identifier)
MATCH (a)-[:OF]->(pa:Profile)
MATCH (b)-[:OF]->(pb:Profile)
RETURN e.key AS key, a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.strength AS strength,
  e.days AS days, e.state AS state, e.reason AS reason, [pa.id, pb.id] AS profileIds
