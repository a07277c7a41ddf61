// Models that match in real time, and the vertices that they have yet to look at.
CREATE CONSTRAINT match_model_number_unique FOR (m:MatchModel) REQUIRE m.number IS UNIQUE;
CREATE CONSTRAINT match_due_key_unique FOR (d:MatchDue) REQUIRE d.key IS UNIQUE;
