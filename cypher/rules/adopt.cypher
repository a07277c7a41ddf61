// Puts rules in force, unless others of their version or a later one are.
// in   $version  INTEGER, $hash  STRING, $body  STRING (JSON)
// out  hash: of those in force now
// uses rules_name_unique
MATCH (r:Rules {name: 'identity'})
SET r._lock = true
REMOVE r._lock
WITH r, r.version < $version AS isLater
SET r.version = CASE WHEN isLater THEN $version ELSE r.version END,
  r.body = CASE WHEN isLater THEN $body ELSE r.body END,
  r.hash = CASE WHEN isLater THEN $hash ELSE r.hash END
RETURN r.hash AS hash
