// Lists vertices that are to be matched.
// in   $limit  INTEGER
// out  key, at: when that was noted last
MATCH (d:MatchDue)
RETURN d.key AS key, d.at AS at
LIMIT $limit
