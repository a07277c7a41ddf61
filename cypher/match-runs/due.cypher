// Finds the run of matching that was asked for first of those that have not ended.
// in   nothing
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON); no row when all have
// uses match_run_state
MATCH (r:MatchRun)
WHERE r.state IN ['queued', 'running']
WITH r ORDER BY r.requestedAt, r.id LIMIT 1
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
