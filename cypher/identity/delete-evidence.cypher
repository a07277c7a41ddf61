// Deletes evidence that is filed elsewhere now.
// in   $keys  LIST<STRING>  evidence keys, sorted
// out  nothing
// uses evidence_key_unique
UNWIND $keys AS key
MATCH (:Identifier)-[e:EVIDENCE {key: key}]->(:Identifier)
DELETE e
