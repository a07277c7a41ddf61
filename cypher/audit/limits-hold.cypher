// Finds profiles that hold more identifiers of a namespace than one may: what pins hold together counts once.
// Profiles that wait to be judged by these rules are passed over.
// in   $rulesVersion         INTEGER
//      $named                LIST<STRING>        namespaces with rules of their own
//      $limits               LIST<MAP>           {namespace, max, withinDays: null for ever}
//      $otherLimit           MAP                 {max, withinDays}: of all other namespaces; null without one
//      $mustBeVerified       LIST<STRING>        namespaces that link nobody unverified
//      $othersMustBeVerified BOOLEAN             whether all other namespaces do not, either
//      $never                LIST<LIST<STRING>>  pairs of namespaces that never count, both ways round
// out  subject, id, found; at most 100 rows
// uses nothing: reads all profiles and their members
MATCH (p:Profile)
WHERE p.rulesVersion >= $rulesVersion AND p.evaluation <> 'oversized'
MATCH (i:Identifier)-[:OF]->(p)
WITH p, i.namespace AS namespace, collect(i) AS held
WITH p, namespace, held,
  CASE WHEN namespace IN $named THEN head([row IN $limits WHERE row.namespace = namespace]) ELSE $otherLimit END AS limit
WHERE size(held) > limit.max
UNWIND held AS i
CALL (i) {
  MATCH SHORTEST 1 (i) (
    (:Identifier)<-[here:HOLDS]-(pin:Pin)-[there:HOLDS]->(:Identifier)
    WHERE pin.withdrawnAt IS NULL AND pin.kind IN ['same', 'split'] AND here.side = there.side
  )* (together:Identifier)
  RETURN min(together.key) AS group
}
WITH p, namespace, limit, group, collect(i) AS vertices
WITH p, namespace, limit, collect({key: group, vertices: vertices}) AS groups
WHERE size(groups) > limit.max
CALL (groups, limit) {
  WITH groups, limit
  WHERE limit.withinDays IS NULL
  RETURN size(groups) AS most
  UNION
  WITH groups, limit
  WHERE limit.withinDays IS NOT NULL
  UNWIND groups AS group
  UNWIND group.vertices AS here
  MATCH (here)-[e:EVIDENCE]-(there:Identifier)
  WHERE e.state <> 'retracted' AND e.rule <> 'matcher'
    AND here.state IN ['active', 'crowded']
    AND there.state IN ['active', 'crowded']
    AND (e.rule <> 'together-unverified' OR here.state = 'active' AND there.state = 'active' AND none(end IN [here, there] WHERE
      end.namespace IN $mustBeVerified OR $othersMustBeVerified AND NOT end.namespace IN $named))
    AND NOT [here.namespace, there.namespace] IN $never
  UNWIND e.days + [slot IN e.slots | toInteger(floor(slot / 96.0))] AS day
  WITH DISTINCT limit, group.key AS key, day
  WITH limit, collect({key: key, day: day}) AS uses
  UNWIND uses AS first
  RETURN max(COUNT {
    UNWIND uses AS use
    WITH use
    WHERE first.day <= use.day AND use.day < first.day + limit.withinDays
    RETURN DISTINCT use.key
  }) AS most
}
WITH p, namespace, limit, most
WHERE most > limit.max
RETURN 'profile' AS subject, p.id AS id,
  'holds ' + most + ' of ' + namespace + ', where ' + limit.max + ' may be' AS found
LIMIT 100
