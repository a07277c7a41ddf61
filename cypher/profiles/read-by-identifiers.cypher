// Reads the live profiles that hold the given identifiers; of one that changed hands, its last owner's.
// in   $keys  LIST<STRING>  identifier keys, at most 1,000
// out  asked, id, version, reflectsChange: number of the last change that it reflects, or an earlier one; members (ownership as JSON, null when it never changed hands), records; no row for an unknown key or one that stands for nobody
// uses identifier_key_unique, counter_name_unique
MATCH (counter:Counter {name: 'changes'})
// Before the profiles: what is read of them is this, or newer.
WITH counter.seq AS reflectsChange
UNWIND $keys AS asked
MATCH (i:Identifier {key: asked})
MATCH (:Identifier {key: coalesce(i.current, asked)})-[:OF]->(p:Profile)
WHERE NOT p:Nobody
RETURN asked, p.id AS id, p.version AS version, reflectsChange,
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
