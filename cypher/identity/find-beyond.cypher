// Finds the profiles that are too large by themselves to be evaluated with others.
// in   $profileIds  LIST<STRING>  at most 5,000
//      $vertexMax   INTEGER       members
//      $degreeMax   INTEGER       evidence at a member
// out  profileId
// uses profile_id_unique; counts by the degrees that nodes bear
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
WHERE COUNT { (p)<-[:OF]-() } > $vertexMax
  OR EXISTS { MATCH (m)-[:OF]->(p) WHERE COUNT { (m)-[:EVIDENCE]-() } > $degreeMax }
RETURN p.id AS profileId
