// Reads which version of a matcher's model is in force.
// in   $matcher  STRING
// out  modelVersion, versions: those whose evidence and conflicts may be there, isComplete: whether all of it was handed
//      over; no row for a matcher that never gave anything
// uses matcher_name_unique
MATCH (m:Matcher {name: $matcher})
RETURN m.modelVersion AS modelVersion, m.versions AS versions, m.completedAt IS NOT NULL AS isComplete
