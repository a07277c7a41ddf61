// Ends a queued run of matching, asks a running one to end, and leaves one that has ended.
// in   $id  STRING, $at  STRING (instant)
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON); no row for an unknown id
// uses match_run_id_unique
MATCH (r:MatchRun {id: $id})
SET r.isCancelRequested = r.isCancelRequested OR r.state IN ['queued', 'running'],
  r.endedAt = CASE r.state WHEN 'queued' THEN $at ELSE r.endedAt END,
  r.state = CASE r.state WHEN 'queued' THEN 'cancelled' ELSE r.state END
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
