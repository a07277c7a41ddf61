// Lists live profiles by id.
// in   $after  STRING  profile id to go on after, '' for the first, $limit  INTEGER
// out  reflectsChange: number of the last change that is reflected, or an earlier one; id, isNobody, version, members
//      (ownership as JSON), records
// uses profile_id_unique, counter_name_unique
MATCH (counter:Counter {name: 'changes'})
WITH counter.seq AS reflectsChange
MATCH (p:Profile)
WHERE p.id > $after
WITH reflectsChange, p ORDER BY p.id LIMIT $limit
RETURN reflectsChange, p.id AS id, p:Nobody AS isNobody, p.version AS version,
  COLLECT {
    MATCH (m:Identifier)-[:OF]->(p)
    RETURN {
      key: m.key, namespace: m.namespace, value: m.value, class: m.class, birthId: m.birthId, birthSeq: m.birthSeq,
      verified: m.verified, ownership: m.ownership
    }
  } AS members,
  COLLECT {
    MATCH (r:Record)<-[:DESCRIBED_BY]-(:Identifier)-[:OF]->(p)
    RETURN {source: r.source, attributes: r.attributes}
  } AS records
