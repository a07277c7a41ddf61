// Finds what matchers are said to give, by versions of their models that are not in force: evidence and conflicts.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses matcher_name_unique; reads all evidence and conflicts
CALL () {
  MATCH (:Identifier)-[e:EVIDENCE]->(:Identifier)
  OPTIONAL MATCH (m:Matcher {name: CASE e.rule WHEN 'matcher' THEN e.source END})
  WITH e, CASE
    WHEN e.rule <> 'matcher' THEN
      CASE WHEN e.score IS NULL AND e.modelVersion IS NULL THEN null ELSE 'was seen, and has a score' END
    WHEN e.score IS NULL THEN 'is a matcher’s, and has no score'
    WHEN e.modelVersion IS NULL THEN CASE e.state WHEN 'retracted' THEN null ELSE 'is given by no model, and ' + e.state END
    WHEN NOT e.modelVersion IN coalesce(m.versions, []) THEN 'is given by version ' + e.modelVersion + ', which is not in force'
  END AS found
  WHERE found IS NOT NULL
  RETURN 'evidence' AS subject, coalesce(e.key, elementId(e)) AS id, found
  UNION
  MATCH (conflict:Conflict)
  OPTIONAL MATCH (m:Matcher {name: conflict.matcher})
  WITH conflict, coalesce(m.versions, []) AS versions,
    COUNT { MATCH (conflict)-[bars:BARS]->(:Identifier) RETURN DISTINCT bars.side } AS sides
  WITH conflict, CASE
    WHEN NOT coalesce(conflict.modelVersion, '') IN versions
      THEN 'is given by version ' + coalesce(conflict.modelVersion, 'none') + ', which is not in force'
    WHEN sides < 2 THEN 'has ' + sides + ' sides'
  END AS found
  WHERE found IS NOT NULL
  RETURN 'conflict' AS subject, conflict.id AS id, found
}
RETURN subject, id, found
LIMIT 100
