// Drops what was asked under a matcher's name before and is asked no more.
// in   $matcher  STRING, $at  STRING: instant of what is asked now, $limit  INTEGER
// out  dropped: how many
// uses review_matcher
MATCH (r:Review {matcher: $matcher})
WHERE r.at <> $at
WITH r LIMIT $limit
DETACH DELETE r
RETURN count(*) AS dropped
