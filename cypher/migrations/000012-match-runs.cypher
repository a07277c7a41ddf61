// Runs of matching over the graph's records.
CREATE CONSTRAINT match_run_id_unique FOR (r:MatchRun) REQUIRE r.id IS UNIQUE;
CREATE INDEX match_run_requested FOR (r:MatchRun) ON (r.requestedAt);
CREATE INDEX match_run_state FOR (r:MatchRun) ON (r.state);
