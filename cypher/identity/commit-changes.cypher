// Numbers the changes and births, gapless and in commit order, and gives what they touched its version.
// Run last: the counter is locked until the commit.
// in   $changes   LIST<MAP>  {kind, at, body (JSON)}
//      $profiles  LIST<MAP>  {id, evaluation, rulesVersion, lastRank, somebody, change: index into $changes}
//      $judged    LIST<STRING>  vertices whose state may be another now
//      $births    LIST<MAP>  {key, change}, in the order in which they were born
// out  base: the number before the first of these changes
// uses counter_name_unique, profile_id_unique, identifier_key_unique
MATCH (counter:Counter {name: 'changes'})
SET counter.seq = counter.seq + size($changes), counter.births = counter.births + size($births)
WITH counter.seq - size($changes) AS base, counter.births - size($births) AS born
CALL (base) {
  UNWIND range(0, size($changes) - 1) AS at
  WITH base, at, $changes[at] AS change
  CREATE (:Change {seq: base + 1 + at, kind: change.kind, at: change.at, body: change.body})
}
CALL (base) {
  UNWIND $profiles AS row
  MATCH (p:Profile {id: row.id})
  SET p.version = base + 1 + row.change, p.evaluation = row.evaluation, p.lastRank = row.lastRank,
    p.rulesVersion = row.rulesVersion
  FOREACH (_ IN CASE WHEN row.somebody THEN [true] ELSE [] END | REMOVE p:Nobody)
  FOREACH (_ IN CASE WHEN row.somebody THEN [] ELSE [true] END | SET p:Nobody)
  FOREACH (_ IN CASE WHEN row.evaluation = 'oversized' THEN [true] ELSE [] END | SET p:Oversized)
  FOREACH (_ IN CASE WHEN row.evaluation = 'oversized' THEN [] ELSE [true] END | REMOVE p:Oversized)
}
// What stands for nobody now was alone maybe, and is of no profile above: whoever read it as somebody's must find it stale.
CALL (base) {
  UNWIND $judged AS key
  MATCH (i:Identifier {key: key})-[:OF]->(p:Profile)
  WHERE NOT i.state IN ['active', 'crowded']
  SET p:Nobody, p.version = base + size($changes)
}
CALL (base, born) {
  UNWIND range(0, size($births) - 1) AS at
  WITH base, born, at, $births[at] AS row
  MATCH (i:Identifier {key: row.key})
  SET i.birthSeq = born + 1 + at, i.bornIn = base + 1 + row.change
}
RETURN base
