// Finds vertices of which a matcher says something by a version of its model that is not in force.
// in   $matcher  STRING, $limit  INTEGER
// out  key: the smaller one of the evidence
// uses matcher_name_unique, evidence_model_version
MATCH (m:Matcher {name: $matcher})
UNWIND [version IN m.versions WHERE version <> m.modelVersion] AS version
MATCH (a:Identifier)-[e:EVIDENCE]->(:Identifier)
USING INDEX e:EVIDENCE(modelVersion, key)
WHERE e.modelVersion = version AND e.key > '' AND e.source = $matcher
RETURN a.key AS key
LIMIT $limit
