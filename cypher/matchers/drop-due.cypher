// Notes that vertices were matched, unless it was noted anew meanwhile that they are to be.
// in   $rows  LIST<MAP>  {key, at}, at most 10,000
// out  nothing
// uses match_due_key_unique
UNWIND $rows AS row
MATCH (d:MatchDue {key: row.key})
WHERE d.at = row.at
DELETE d
