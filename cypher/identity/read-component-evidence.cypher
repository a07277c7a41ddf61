// Reads the evidence at the given profiles that could join somebody, and the profiles at its ends.
// in   $profileIds      LIST<STRING>        at most 5,000
//      $vertexMax       INTEGER             a profile with more members than this is not read
//      $evidenceMax     INTEGER             rows at the most: as many means that there may be more
//      $mustBeVerified  LIST<STRING>        namespaces that link nobody unverified
//      $never           LIST<LIST<STRING>>  pairs of namespaces that never count, both ways round
// out  key, a, b, rule, source, owner, strength, days, slots, state, reason, profileIds
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
WHERE COUNT { (:Identifier)-[:OF]->(p) } <= $vertexMax
MATCH (p)<-[:OF]-(here:Identifier)-[e:EVIDENCE]-(there:Identifier)
WHERE e.state <> 'retracted'
  AND here.state IN ['active', 'crowded']
  AND there.state IN ['active', 'crowded']
  AND (e.rule = 'together' OR here.state = 'active' AND there.state = 'active'
    AND NOT here.namespace IN $mustBeVerified AND NOT there.namespace IN $mustBeVerified)
  AND NOT [here.namespace, there.namespace] IN $never
WITH DISTINCT e LIMIT $evidenceMax
MATCH (a:Identifier)-[e]->(b:Identifier)
MATCH (a)-[:OF]->(pa:Profile)
MATCH (b)-[:OF]->(pb:Profile)
RETURN e.key AS key, a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner,
  e.strength AS strength, e.days AS days, e.slots AS slots, e.state AS state, e.reason AS reason,
  [pa.id, pb.id] AS profileIds
