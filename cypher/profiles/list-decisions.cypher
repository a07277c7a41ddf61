// Lists the decisions about a profile's identifiers, newest first.
// in   $profileId  STRING
//      $after      STRING   decision id to go on after, null for the first page; none follows one that there is not
//      $limit      INTEGER
// out  id, kind, at, by, reason, effect (JSON), acts (JSON), undoes, request, undoneBy
// uses profile_id_unique, decision_id_unique
OPTIONAL MATCH (last:Decision {id: $after})
MATCH (:Profile {id: $profileId})<-[:OF]-(:Identifier)<-[:ABOUT]-(d:Decision)
WITH DISTINCT d, last
WHERE $after IS NULL OR d.at < last.at OR d.at = last.at AND d.id > last.id
RETURN d.id AS id, d.kind AS kind, d.at AS at, d.by AS by, d.reason AS reason, d.effect AS effect, d.acts AS acts,
  d.undoes AS undoes, d.request AS request, d.undoneBy AS undoneBy
ORDER BY at DESC, id
LIMIT $limit
