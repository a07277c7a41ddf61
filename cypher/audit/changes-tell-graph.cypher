// Finds what is in the graph and in no change, and what changes tell and the graph does not hold: profiles, by the number
// of the last change that names them, births, decisions. What was told by changes that are pruned is not looked at.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses change_seq_unique, profile_id_unique, decision_id_unique, outbox_name_unique; reads all profiles, identifiers, decisions and changes
OPTIONAL MATCH (o:Outbox {name: 'changes'})
WITH coalesce(o.pruned, 0) AS pruned
CALL (pruned) {
  // What stands for nobody is written to by changes that do not name it.
  MATCH (p:Profile)
  WHERE p.version > pruned OR p.version IS NULL
  OPTIONAL MATCH (c:Change {seq: p.version})
  WITH p, c
  WHERE c IS NULL OR NOT p:Nobody
    AND NOT split(split(c.body, '"profiles":{"changed":[')[1], ']')[0] CONTAINS '"' + p.id + '"'
  RETURN 'profile' AS subject, p.id AS id, 'is of version ' + coalesce(toString(p.version), 'none')
    + CASE WHEN c IS NULL THEN ', which is no change' ELSE ', a change that does not name it' END AS found
  UNION
  MATCH (c:Change)
  WITH c, split(c.body, '"profiles":{"changed":[')[1] AS told
  WITH c, split(told, ']')[0] AS changed, split(split(told, '"retired":[')[1], ']')[0] AS retired
  UNWIND [id IN split(changed, '"') WHERE id =~ '[^,]+' | {id: id, lives: true}]
    + [id IN split(retired, '"') WHERE id =~ '[^,]+' | {id: id, lives: false}] AS named
  WITH named.id AS id, max(CASE WHEN named.lives THEN c.seq ELSE 0 END) AS changed,
    max(CASE WHEN named.lives THEN 0 ELSE c.seq END) AS retired
  OPTIONAL MATCH (p:Profile {id: id})
  WITH id, changed, retired, p, CASE
    WHEN retired > changed AND p IS NOT NULL THEN 'was retired by change ' + retired + ', and is there'
    WHEN changed > retired AND p IS NULL THEN 'was written by change ' + changed + ', and is not there'
    WHEN changed > coalesce(p.version, changed) THEN 'was written by change ' + changed + ' after its version'
  END AS found
  WHERE found IS NOT NULL
  RETURN 'profile' AS subject, id, found
  UNION
  MATCH (i:Identifier)
  WHERE coalesce(i.bornIn > pruned, true) AND NOT EXISTS {
    MATCH (c:Change {seq: i.bornIn})
    WHERE c.body CONTAINS '"birthId":"' + i.birthId + '"'
  }
  RETURN 'identifier' AS subject, coalesce(i.birthId, elementId(i)) AS id, 'was born by no change' AS found
  UNION
  CALL () {
    MATCH (d:Decision)
    WHERE d.toldIn IS NULL
    RETURN d.id AS id, 'graph' AS place
    UNION ALL
    MATCH (c:Change)
    WITH split(split(c.body, '"decisions":[{"id":"')[1], '"')[0] AS id
    WHERE id IS NOT NULL
    RETURN id, 'change' AS place
  }
  WITH id, collect(DISTINCT place) AS places
  WHERE size(places) = 1
  RETURN 'decision' AS subject, id,
    CASE places[0] WHEN 'graph' THEN 'is told by no change' ELSE 'is told by a change, and is not there' END AS found
}
RETURN subject, id, found
LIMIT 100
