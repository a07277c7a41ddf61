// Lists the evidence that a version of a matcher's model gave, retracted by stewards or not, in the order of its keys.
// in   $matcher  STRING, $modelVersion  STRING
//      $after    STRING   evidence key to go on after, empty for the first page
//      $limit    INTEGER
// out  key, a, b, score, modelVersion
// uses evidence_model_version
MATCH (a:Identifier)-[e:EVIDENCE]->(b:Identifier)
USING INDEX e:EVIDENCE(modelVersion, key)
WHERE e.modelVersion = $modelVersion AND e.key > $after AND e.source = $matcher
WITH a, e, b ORDER BY e.key LIMIT $limit
RETURN e.key AS key, a.key AS a, b.key AS b, e.score AS score, e.modelVersion AS modelVersion
