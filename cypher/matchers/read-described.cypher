// Reads what sources say of vertices that stand for somebody.
// in   $keys  LIST<STRING>  vertex keys, at most 10,000
// out  as matchers/list-described; no row for a vertex of which nothing is said, or that stands for nobody
// uses identifier_key_unique
UNWIND $keys AS asked
MATCH (i:Identifier {key: asked})
WHERE i.state IN ['active', 'crowded'] AND EXISTS { (i)-[:DESCRIBED_BY]->(:Record) }
MATCH (i)-[:OF]->(p:Profile)
RETURN i.key AS key, i.namespace AS namespace, i.value AS value, p.id AS profileId,
  COLLECT {
    MATCH (i)-[:DESCRIBED_BY]->(r:Record)
    RETURN {source: r.source, attributes: r.attributes}
  } AS records,
  CASE WHEN COUNT { (i)-[:EVIDENCE]-() } > 2000 THEN [] ELSE COLLECT {
    MATCH (i)-[e:EVIDENCE]-(other:Identifier)
    WHERE e.rule <> 'matcher' AND e.state <> 'retracted' AND other.class <> 'device'
      AND other.state IN ['active', 'crowded', 'household'] AND NOT other.namespace STARTS WITH 'record.'
    RETURN {namespace: other.namespace, value: other.value, lastDay: coalesce(last(e.days), last(e.slots) / 96, 0)}
  } END AS named
