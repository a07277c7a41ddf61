// What matchers say: whose it is, and by which version of their models.
CREATE CONSTRAINT matcher_name_unique FOR (m:Matcher) REQUIRE m.name IS UNIQUE;
CREATE INDEX evidence_model_version FOR ()-[e:EVIDENCE]-() ON (e.modelVersion, e.key);
CREATE INDEX conflict_matcher FOR (c:Conflict) ON (c.matcher, c.id);
CREATE CONSTRAINT review_id_unique FOR (r:Review) REQUIRE r.id IS UNIQUE;
CREATE INDEX review_uncertainty FOR (r:Review) ON (r.uncertainty);
CREATE INDEX review_matcher FOR (r:Review) ON (r.matcher);
