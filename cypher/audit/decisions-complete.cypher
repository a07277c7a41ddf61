// Finds decisions that do not say all, or name what is not there, or are missing from the ledger of those whom they
// concern; and pins that no decision made.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses decision_id_unique, identifier_birth_unique, pin_id_unique; reads all decisions and pins
CALL () {
  MATCH (d:Decision)
  WHERE any(said IN [d.kind, d.at, d.by, d.reason, d.effect, d.acts] WHERE said IS NULL)
    OR any(list IN ['made', 'withdrawn', 'retracted', 'revived', 'observed', 'ends'] WHERE NOT d.acts CONTAINS '"' + list + '":[')
    OR any(list IN ['before', 'after'] WHERE NOT d.effect CONTAINS '"' + list + '":[')
  RETURN 'decision' AS subject, d.id AS id, 'does not say all' AS found
  UNION
  // Of the effect's JSON what is between quotes, without its field names; ids hold none of the other signs.
  MATCH (d:Decision)
  WITH d, [part IN split(d.effect, '"')
    WHERE part =~ '[^{}:,\\[\\]]+' AND NOT part IN ['before', 'after', 'id', 'members']] AS moved,
    [part IN split(split(split(d.acts, '"ends":[')[1], ']')[0], '"') WHERE part =~ '[^,]+'] AS ends,
    [part IN split(split(split(d.acts, '"crossed":[')[1], ']')[0], '}') WHERE part CONTAINS '"at":"'] AS crossed
  WITH d, moved + coalesce(ends, []) + reduce(births = [], one IN coalesce(crossed, []) |
    births + [split(split(one, '"at":"')[1], '"')[0], split(split(one, '"beside":"')[1], '"')[0]]) AS births
  UNWIND births AS birthId
  WITH DISTINCT d, birthId
  OPTIONAL MATCH (i:Identifier {birthId: birthId})
  WITH d, birthId, i
  WHERE i IS NULL OR NOT EXISTS { (d)-[:ABOUT]->(i) }
  RETURN 'decision' AS subject, d.id AS id,
    CASE WHEN i IS NULL THEN 'names ' + birthId + ', which is not there' ELSE 'is not about ' + birthId END AS found
  UNION
  MATCH (d:Decision)
  UNWIND ['made', 'withdrawn'] AS list
  UNWIND [part IN split(split(split(d.acts, '"' + list + '":[')[1], ']')[0], '"') WHERE part =~ '[^,]+'] AS pinId
  OPTIONAL MATCH (pin:Pin {id: pinId})
  WITH d, pinId, pin
  WHERE pin IS NULL OR EXISTS {
    MATCH (pin)-[:HOLDS]->(i:Identifier)
    WHERE NOT EXISTS { (d)-[:ABOUT]->(i) }
  }
  RETURN 'decision' AS subject, d.id AS id,
    CASE WHEN pin IS NULL THEN 'names pin ' + pinId + ', which is not there'
      ELSE 'is not about all that pin ' + pinId + ' holds' END AS found
  UNION
  MATCH (pin:Pin)
  WITH pin, COUNT { MATCH (pin)-[holds:HOLDS]->(:Identifier) RETURN DISTINCT holds.side } AS sides
  WITH pin, CASE
    WHEN coalesce(pin.sides, 0) <> sides THEN 'has ' + coalesce(pin.sides, 0) + ' sides and holds ' + sides
    WHEN NOT EXISTS {
      MATCH (d:Decision {id: split(pin.id, '.')[0]})
      WHERE split(split(d.acts, '"made":[')[1], ']')[0] CONTAINS '"' + pin.id + '"'
    } THEN 'was made by no decision'
  END AS found
  WHERE found IS NOT NULL
  RETURN 'pin' AS subject, pin.id AS id, found
}
RETURN subject, id, found
LIMIT 100
