// The identity graph: what must be unique, what is looked up, and the rows that are there from the first day.
CREATE CONSTRAINT identifier_key_unique FOR (i:Identifier) REQUIRE i.key IS UNIQUE;
CREATE CONSTRAINT identifier_birth_unique FOR (i:Identifier) REQUIRE i.birthId IS UNIQUE;
CREATE CONSTRAINT profile_id_unique FOR (p:Profile) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT evidence_key_unique FOR ()-[e:EVIDENCE]-() REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT record_key_unique FOR (r:Record) REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT decision_id_unique FOR (d:Decision) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT change_seq_unique FOR (c:Change) REQUIRE c.seq IS UNIQUE;
CREATE CONSTRAINT cursor_lane_unique FOR (c:Cursor) REQUIRE c.lane IS UNIQUE;
CREATE CONSTRAINT counter_name_unique FOR (c:Counter) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT rules_name_unique FOR (r:Rules) REQUIRE r.name IS UNIQUE;
CREATE CONSTRAINT write_key_id_unique FOR (k:WriteKey) REQUIRE k.id IS UNIQUE;
CREATE CONSTRAINT write_key_hash_unique FOR (k:WriteKey) REQUIRE k.hash IS UNIQUE;
CREATE CONSTRAINT ingested_files_digest_unique FOR (f:IngestedFiles) REQUIRE f.digest IS UNIQUE;
CREATE FULLTEXT INDEX record_text FOR (r:Record) ON EACH [r.searchText];
MERGE (c:Counter {name: 'changes'}) ON CREATE SET c.seq = 0, c.graphId = randomUUID();
UNWIND range(0, 63) AS lane MERGE (c:Cursor {lane: lane}) ON CREATE SET c.position = '0-0', c.epoch = 0;
