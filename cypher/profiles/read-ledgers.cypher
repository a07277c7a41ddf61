// Reads the evidence at profiles' identifiers, used or not, and the decisions about them.
// in   $profileIds  LIST<STRING>  at most 100
//      $evidenceMax INTEGER       rows of evidence a profile at the most
//      $decisionsMax INTEGER      decisions about a profile at the most
// out  profileId, evidence (strongest first), decisions (newest first; effect and acts as JSON)
// uses profile_id_unique
UNWIND $profileIds AS profileId
MATCH (p:Profile {id: profileId})
RETURN profileId,
  COLLECT {
    MATCH (p)<-[:OF]-(:Identifier)-[e:EVIDENCE]-(:Identifier)
    WITH DISTINCT e ORDER BY e.strength DESC, e.key LIMIT $evidenceMax
    RETURN {
      key: e.key, a: startNode(e).key, b: endNode(e).key, rule: e.rule, source: e.source, owner: e.owner,
      strength: e.strength, days: e.days, slots: e.slots, state: e.state, reason: e.reason,
      score: e.score, modelVersion: e.modelVersion
    }
  } AS evidence,
  COLLECT {
    MATCH (p)<-[:OF]-(:Identifier)<-[:ABOUT]-(d:Decision)
    WITH DISTINCT d ORDER BY d.at DESC, d.id LIMIT $decisionsMax
    RETURN {
      id: d.id, kind: d.kind, at: d.at, by: d.by, reason: d.reason, effect: d.effect, acts: d.acts,
      undoes: d.undoes, request: d.request, undoneBy: d.undoneBy
    }
  } AS decisions
