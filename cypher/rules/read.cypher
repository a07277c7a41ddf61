// Reads the rules in force.
// in   nothing
// out  version, body (JSON); no row before the first start
// uses rules_name_unique
MATCH (r:Rules {name: 'identity'})
RETURN r.version AS version, r.body AS body
