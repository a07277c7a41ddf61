// Lists runs of matching, those that were asked for last first.
// in   $requestedAt  STRING (instant), $id  STRING: where the page before ended; '~' and '' for the first
//      $limit        INTEGER
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON)
// uses match_run_requested
MATCH (r:MatchRun)
WHERE r.requestedAt <= $requestedAt AND (r.requestedAt < $requestedAt OR r.id > $id)
WITH r ORDER BY r.requestedAt DESC, r.id LIMIT $limit
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
ORDER BY r.requestedAt DESC, r.id
