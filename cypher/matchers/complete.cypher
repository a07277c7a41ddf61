// Notes that all which a version of a matcher's model says is handed over, and nothing of other versions is left.
// in   $matcher  STRING, $modelVersion  STRING, $at  STRING (instant)
// out  nothing
// uses matcher_name_unique
MATCH (m:Matcher {name: $matcher})
WHERE m.modelVersion = $modelVersion
SET m.versions = [$modelVersion], m.completedAt = $at
