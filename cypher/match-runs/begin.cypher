// Begins an attempt at a run of matching that has not ended.
// in   $id  STRING, $at  STRING (instant)
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON); no row when it has ended meanwhile
// uses match_run_id_unique
MATCH (r:MatchRun {id: $id})
SET r.lock = true
WITH r WHERE r.state IN ['queued', 'running']
SET r.state = 'running', r.startedAt = $at, r.attempts = r.attempts + 1
REMOVE r.progress, r.lock
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
