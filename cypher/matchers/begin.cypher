// Puts a version of a matcher's model in force, whose results are to be handed over.
// in   $matcher  STRING, $modelVersion  STRING
// out  nothing
// uses matcher_name_unique
MERGE (m:Matcher {name: $matcher})
SET m.modelVersion = $modelVersion,
  m.versions = [version IN coalesce(m.versions, []) WHERE version <> $modelVersion] + $modelVersion
REMOVE m.completedAt
