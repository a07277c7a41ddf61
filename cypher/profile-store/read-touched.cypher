// Reads the profiles that changes touched: by their ids, and whoever holds a vertex of identifiers.
// in   $ids   LIST<STRING>  profile ids, at most 1,000
//      $keys  LIST<STRING>  identifier keys, at most 1,000
// out  reflectsChange: number of the last change that is reflected, or an earlier one; id: null for an identifier of no
//      profile; isNobody, version, members (ownership as JSON), records; one row for each id and vertex, of a profile that is
//      gone with version null
// uses profile_id_unique, identifier_key_unique, counter_name_unique
MATCH (counter:Counter {name: 'changes'})
// Before the profiles: what is read of them is this, or newer.
WITH counter.seq AS reflectsChange
CALL () {
  UNWIND $ids AS id
  OPTIONAL MATCH (p:Profile {id: id})
  RETURN id, p
  UNION
  UNWIND $keys AS key
  MATCH (i:Identifier {key: key})
  UNWIND coalesce(i.tenures, [key]) AS vertex
  MATCH (:Identifier {key: vertex})-[:OF]->(p:Profile)
  RETURN p.id AS id, p
}
RETURN reflectsChange, id, coalesce(p:Nobody, false) AS isNobody, p.version AS version,
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
