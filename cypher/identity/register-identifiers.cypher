// Registers vertices that nobody has registered; fails on the uniqueness constraint when somebody has.
// in   $rows  LIST<MAP>  {key, namespace, value, class, state, verified, birthId}, sorted by key
// out  nothing
// uses identifier_key_unique, identifier_birth_unique
UNWIND $rows AS row
CREATE (i:Identifier {
  key: row.key, namespace: row.namespace, value: row.value, class: row.class, state: row.state,
  verified: row.verified, birthId: row.birthId
})
