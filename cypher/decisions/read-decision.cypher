// Reads a decision by id.
// in   $id  STRING
// out  id, kind, at, by, reason, effect (JSON), acts (JSON), undoes, request, undoneBy; no row for an unknown id
// uses decision_id_unique
MATCH (d:Decision {id: $id})
RETURN d.id AS id, d.kind AS kind, d.at AS at, d.by AS by, d.reason AS reason, d.effect AS effect, d.acts AS acts,
  d.undoes AS undoes, d.request AS request, d.undoneBy AS undoneBy
