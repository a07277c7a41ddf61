// Queues a run of matching; one that is there stays as it is.
// in   $id, $matcher  STRING, $isPreview, $withVerdicts  BOOLEAN, $requestedBy  STRING, $requestedAt  STRING (instant)
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON)
// uses match_run_id_unique
MERGE (r:MatchRun {id: $id})
ON CREATE SET r.state = 'queued', r.matcher = $matcher, r.isPreview = $isPreview, r.withVerdicts = $withVerdicts,
  r.requestedBy = $requestedBy, r.requestedAt = $requestedAt, r.attempts = 0, r.isCancelRequested = false
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
