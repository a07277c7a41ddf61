// Counts profiles that were judged by earlier rules.
// in   $rulesVersion  INTEGER
// out  profiles
// uses profile_rules_version
MATCH (p:Profile)
WHERE p.rulesVersion < $rulesVersion
RETURN count(p) AS profiles
