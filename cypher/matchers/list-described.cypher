// Lists what sources say of vertices that stand for somebody, in the order of their keys.
// in   $after  STRING   vertex key to go on after, empty for the first page
//      $limit  INTEGER
// out  key, namespace, value, profileId, records: LIST<MAP> {source, attributes (JSON)}, named: LIST<MAP> {namespace,
//      value, lastDay}: identifiers of persons and households that were seen with it; none where there are over 2,000
//      pieces of evidence
// uses identifier_key_unique
MATCH (i:Identifier)
WHERE i.key > $after AND i.state IN ['active', 'crowded'] AND EXISTS { (i)-[:DESCRIBED_BY]->(:Record) }
WITH i ORDER BY i.key LIMIT $limit
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
