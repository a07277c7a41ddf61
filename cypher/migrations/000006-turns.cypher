// What writers lock whose plans were overtaken, so that they go one after the other.
CREATE CONSTRAINT turn_name_unique FOR (t:Turn) REQUIRE t.name IS UNIQUE;
MERGE (:Turn {name: 'overtaken'});
