// Verdicts, tenures and owners: what must be unique, what is looked up, and what graphs of version 0.1.0 lack.
CREATE CONSTRAINT pin_id_unique FOR (p:Pin) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT conflict_id_unique FOR (c:Conflict) REQUIRE c.id IS UNIQUE;
CREATE INDEX profile_rules_version FOR (p:Profile) ON (p.rulesVersion);
MATCH ()-[e:EVIDENCE]->()
WHERE e.slots IS NULL
CALL (e) {
  SET e.slots = []
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (i:Identifier)
WHERE i.verified IS NULL
CALL (i) {
  SET i.verified = EXISTS { (i)-[:EVIDENCE {rule: 'together'}]-() }
} IN TRANSACTIONS OF 10000 ROWS;
// Of its members each profile of a decision had told the founder only.
MATCH (d:Decision)
WHERE d.effect IS NULL
CALL (d) {
  WITH d, [ids IN [coalesce(d.before, []), coalesce(d.after, [])] |
    reduce(text = '', id IN ids | text + CASE text WHEN '' THEN '' ELSE ',' END + '{"id":"' + id + '","members":["' + id + '"]}')
  ] AS sides
  SET d.effect = '{"before":[' + sides[0] + '],"after":[' + sides[1] + ']}',
    d.acts = '{"made":[],"withdrawn":[],"retracted":[],"revived":[],"observed":[]}'
  REMOVE d.before, d.after
} IN TRANSACTIONS OF 10000 ROWS;
