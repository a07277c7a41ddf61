// Removes profiles whose members all go elsewhere.
// in   $ids  LIST<STRING>
// out  nothing
// uses profile_id_unique
UNWIND $ids AS id
MATCH (p:Profile {id: id})
DETACH DELETE p
