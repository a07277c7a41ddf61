// Notes that vertices are to be matched, because they could not be when they changed.
// in   $keys  LIST<STRING>  vertex keys, at most 10,000, $at  STRING (instant)
// out  nothing
// uses match_due_key_unique
UNWIND $keys AS key
MERGE (d:MatchDue {key: key})
SET d.at = $at
