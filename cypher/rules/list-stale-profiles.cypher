// Lists profiles that were judged by earlier rules, in the order of their ids.
// in   $rulesVersion  INTEGER
//      $after         STRING   profile id to go on after, empty for the first page
//      $limit         INTEGER
// out  id
// uses profile_id_unique: each page goes on where the last one ended
MATCH (p:Profile)
USING INDEX p:Profile(id)
WHERE p.id > $after AND p.rulesVersion < $rulesVersion
RETURN p.id AS id
ORDER BY id
LIMIT $limit
