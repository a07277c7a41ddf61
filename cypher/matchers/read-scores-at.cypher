// Reads the evidence that a matcher gives at vertices.
// in   $keys  LIST<STRING>  vertex keys, at most 10,000, $matcher  STRING
// out  key, a, b, score, modelVersion; evidence between two of them twice
// uses identifier_key_unique
UNWIND $keys AS asked
MATCH (i:Identifier {key: asked})-[e:EVIDENCE]-(:Identifier)
WHERE e.rule = 'matcher' AND e.source = $matcher AND e.modelVersion IS NOT NULL
RETURN e.key AS key, startNode(e).key AS a, endNode(e).key AS b, e.score AS score, e.modelVersion AS modelVersion
