// Enters the rules at the first start, and what a graph of version 0.1.0 does not hold of them.
// in   $version  INTEGER, $hash  STRING, $body  STRING (JSON)
// out  version, hash, body: those in force, which may be others
// uses rules_name_unique
MERGE (r:Rules {name: 'identity'})
WITH r, r.body IS NULL AS isNew
SET r.version = CASE WHEN isNew THEN $version ELSE r.version END,
  r.hash = CASE WHEN isNew THEN $hash ELSE r.hash END,
  r.body = coalesce(r.body, $body)
RETURN r.version AS version, r.hash AS hash, r.body AS body
