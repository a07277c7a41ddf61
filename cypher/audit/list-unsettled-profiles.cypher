// Lists profiles that wait to be judged: by the rules in force, or at all because their component is too large.
// in   $rulesVersion  INTEGER
// out  id, isStale: judged by earlier rules; otherwise oversized
// uses nothing: reads all profiles
MATCH (p:Profile)
WHERE p.rulesVersion < $rulesVersion OR p.evaluation = 'oversized'
RETURN p.id AS id, p.rulesVersion < $rulesVersion AS isStale
