// Enters the rules at the first start.
// in   $version  INTEGER, $hash  STRING
// out  version, hash: those in force, which may be others
// uses rules_name_unique
MERGE (r:Rules {name: 'identity'})
ON CREATE SET r.version = $version, r.hash = $hash
RETURN r.version AS version, r.hash AS hash
