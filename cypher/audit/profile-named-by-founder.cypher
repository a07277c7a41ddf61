// Finds profiles whose id is not that of their founder: the earliest registered member of the highest class.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses nothing: reads all profiles and their members
MATCH (p:Profile)
OPTIONAL MATCH (i:Identifier)-[:OF]->(p)
WITH p, count(i) AS members,
  min([CASE i.class WHEN 'person' THEN 0 WHEN 'device' THEN 1 ELSE 2 END, i.birthSeq, i.birthId])[2] AS founder
WHERE members = 0 OR coalesce(founder, '') <> p.id
RETURN 'profile' AS subject, p.id AS id,
  CASE members WHEN 0 THEN 'has no members' ELSE 'is founded by ' + coalesce(founder, 'nobody') END AS found
LIMIT 100
