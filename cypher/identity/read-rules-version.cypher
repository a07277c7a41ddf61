// Reads the version of the rules in force.
// in   nothing
// out  version, hash; no row before the first start
// uses rules_name_unique
MATCH (r:Rules {name: 'identity'})
RETURN r.version AS version, r.hash AS hash
