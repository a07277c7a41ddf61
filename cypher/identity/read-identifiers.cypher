// Reads identifiers whole: over all their vertices, with their logins and the evidence at them.
// in   $keys        LIST<STRING>  identifier keys, at most 20,000
//      $evenShared  BOOLEAN       whether evidence is read at those that are nobody's, too
//      $degreeMax   INTEGER       of one with more evidence none is read
// out  key, state, verified, vertices, ownership (JSON; null when it never changed hands), logins, degree (over its
//      vertices), isWhole, isBeyond (has more evidence than that), evidence; no row for an unknown key
// uses identifier_key_unique; counts by the degrees that nodes bear
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
WITH i, coalesce(i.tenures, [key]) AS vertices
WITH i, vertices, reduce(sum = 0, degree IN COLLECT {
  UNWIND vertices AS vertex
  MATCH (v:Identifier {key: vertex})
  RETURN COUNT { (v)-[:EVIDENCE]-() }
} | sum + degree) AS degree
WITH i, vertices, degree, degree > $degreeMax AS isBeyond
WITH i, vertices, degree, isBeyond, NOT isBeyond AND ($evenShared OR i.state <> 'shared') AS isWhole
RETURN i.key AS key, i.state AS state, i.verified AS verified, vertices, i.ownership AS ownership, isWhole, isBeyond, degree,
  COLLECT {
    MATCH (i)-[login:LOGIN]->(owner:Identifier)
    RETURN {owner: owner.key, atMs: login.at}
  } AS logins,
  COLLECT {
    UNWIND CASE WHEN isWhole THEN vertices ELSE [] END AS vertex
    MATCH (:Identifier {key: vertex})-[e:EVIDENCE]-(:Identifier)
    WITH DISTINCT e
    RETURN {
      key: e.key, a: startNode(e).key, b: endNode(e).key, rule: e.rule, source: e.source, owner: e.owner,
      strength: e.strength, days: e.days, slots: e.slots, state: e.state, reason: e.reason,
      score: e.score, modelVersion: e.modelVersion
    }
  } AS evidence
