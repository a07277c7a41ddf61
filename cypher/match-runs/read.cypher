// Reads a run of matching.
// in   $id  STRING
// out  id, state, matcher, isPreview, withVerdicts, requestedBy, requestedAt, startedAt, endedAt, attempts,
//      isCancelRequested, progress, result, fault (all three JSON); no row for an unknown id
// uses match_run_id_unique
MATCH (r:MatchRun {id: $id})
RETURN r.id AS id, r.state AS state, r.matcher AS matcher, r.isPreview AS isPreview, r.withVerdicts AS withVerdicts,
  r.requestedBy AS requestedBy, r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.endedAt AS endedAt,
  r.attempts AS attempts, r.isCancelRequested AS isCancelRequested, r.progress AS progress, r.result AS result,
  r.fault AS fault
