// Reads the evidence at the given profiles that could join somebody, and the profiles at its ends.
// in   $profileIds      LIST<STRING>        at most 5,000
//      $vertexMax       INTEGER             a profile with more members than this is not read
//      $degreeMax       INTEGER             nor is one with a member that has more evidence
//      $evidenceMax     INTEGER             rows of a profile at the most: as many means that there may be more
//      $mustBeVerified  LIST<STRING>        namespaces that link nobody unverified
//      $othersMustBeVerified BOOLEAN        whether all but those named do not, either
//      $named           LIST<STRING>        namespaces with rules of their own
//      $never           LIST<LIST<STRING>>  pairs of namespaces that never count, both ways round
// out  at: the profile, key, a, b, rule, source, owner, strength, days, slots, state, reason, score, modelVersion,
//      profileIds; evidence between two of the profiles at each of them
// uses profile_id_unique; counts by the degrees that nodes bear
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
WHERE COUNT { (p)<-[:OF]-() } <= $vertexMax
  AND NOT EXISTS { MATCH (m)-[:OF]->(p) WHERE COUNT { (m)-[:EVIDENCE]-() } > $degreeMax }
CALL (p) {
  MATCH (p)<-[:OF]-(here:Identifier)-[e:EVIDENCE]-(there:Identifier)
  WHERE e.state <> 'retracted'
    AND here.state IN ['active', 'crowded']
    AND there.state IN ['active', 'crowded']
    AND (e.rule <> 'together-unverified' OR here.state = 'active' AND there.state = 'active'
      AND none(end IN [here, there] WHERE
        end.namespace IN $mustBeVerified OR $othersMustBeVerified AND NOT end.namespace IN $named))
    AND NOT [here.namespace, there.namespace] IN $never
  RETURN DISTINCT e LIMIT $evidenceMax
}
WITH p, e, startNode(e) AS a, endNode(e) AS b
MATCH (a)-[:OF]->(pa:Profile)
MATCH (b)-[:OF]->(pb:Profile)
RETURN p.id AS at, e.key AS key, a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner,
  e.strength AS strength, e.days AS days, e.slots AS slots, e.state AS state, e.reason AS reason,
  e.score AS score, e.modelVersion AS modelVersion,
  [pa.id, pb.id] AS profileIds
