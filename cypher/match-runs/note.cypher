// Notes how far an attempt at a run of matching is.
// in   $id  STRING, $attempts  INTEGER: which attempt it is, $progress  STRING (JSON)
// out  goesOn: whether nobody asked it to end; no row when it is another attempt's by now
// uses match_run_id_unique
MATCH (r:MatchRun {id: $id})
WHERE r.attempts = $attempts AND r.state = 'running'
SET r.progress = $progress
RETURN NOT r.isCancelRequested AS goesOn
