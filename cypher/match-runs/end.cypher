// Ends a run of matching, unless another attempt has begun.
// in   $id  STRING, $attempts  INTEGER: which attempt it was, $state  STRING, $at  STRING (instant)
//      $result, $fault  STRING (JSON) or null
// out  nothing
// uses match_run_id_unique
MATCH (r:MatchRun {id: $id})
WHERE r.attempts = $attempts AND r.state IN ['queued', 'running']
SET r.state = $state, r.endedAt = $at, r.result = $result, r.fault = $fault
