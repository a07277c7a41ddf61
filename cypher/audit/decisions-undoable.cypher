// Finds decisions that were taken back by half: the two do not name each other, pins are not as they left them, or what
// an event made nobody's may be made so by the same again.
// in   nothing
// out  subject, id, found; at most 100 rows
// uses decision_id_unique, pin_id_unique, identifier_birth_unique; reads all decisions
CALL () {
  MATCH (d:Decision)
  WHERE d.undoes IS NOT NULL
    AND NOT EXISTS { MATCH (undone:Decision {id: d.undoes}) WHERE undone.undoneBy = d.id }
  RETURN d, 'undoes ' + d.undoes + ', which does not say so' AS found
  UNION
  MATCH (d:Decision)
  WHERE d.undoneBy IS NOT NULL
    AND NOT EXISTS { MATCH (undoing:Decision {id: d.undoneBy}) WHERE undoing.undoes = d.id }
  RETURN d, 'was undone by ' + d.undoneBy + ', which does not say so' AS found
  UNION
  // What an undone decision withdrew holds again; an undo that was itself undone left what it undid in force.
  MATCH (d:Decision)
  WHERE d.undoneBy IS NULL OR EXISTS { MATCH (undoing:Decision {id: d.undoneBy}) WHERE undoing.undoneBy IS NULL }
  WITH d, CASE WHEN d.undoneBy IS NULL THEN 'withdrawn' ELSE 'made' END AS list
  UNWIND [part IN split(split(split(d.acts, '"' + list + '":[')[1], ']')[0], '"') WHERE part =~ '[^,]+'] AS pinId
  MATCH (pin:Pin {id: pinId})
  WHERE pin.withdrawnAt IS NULL
  RETURN d, CASE list WHEN 'made' THEN 'was undone, and its pin ' ELSE 'withdrew a pin, and pin ' END + pinId + ' holds' AS found
  UNION
  // Undoing says of each pair that was too many whether the one is the other's; a further tenure is its identifier's too.
  MATCH (d:Decision)
  WHERE d.undoneBy IS NOT NULL
  UNWIND [part IN split(split(split(d.acts, '"crossed":[')[1], ']')[0], '}') WHERE part CONTAINS '"at":"'] AS crossing
  WITH d, split(split(crossing, '"at":"')[1], '"')[0] AS at, split(split(crossing, '"beside":"')[1], '"')[0] AS beside
  MATCH (i:Identifier {birthId: at})
  MATCH (other:Identifier {birthId: beside})
  WHERE NOT EXISTS {
    MATCH (here:Identifier)<-[:HOLDS]-(pin:Pin)-[:HOLDS]->(there:Identifier)
    WHERE pin.id STARTS WITH d.undoneBy + '.'
      AND split(here.key, '#')[0] = i.key AND split(there.key, '#')[0] = other.key
  }
  RETURN d, 'was undone, and nothing says whether ' + at + ' is one with ' + beside + ', by whom it was nobody\'s' AS found
}
RETURN 'decision' AS subject, d.id AS id, found
LIMIT 100
