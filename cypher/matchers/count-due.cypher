// Counts vertices that are to be matched.
// in   nothing
// out  due, since: when the first of them was noted; null when there is none
MATCH (d:MatchDue)
RETURN count(d) AS due, min(d.at) AS since
