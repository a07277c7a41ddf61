// Consumers of changes: up to which number each has them and whose they are now; and how far the outbox is pruned.
CREATE CONSTRAINT consumer_name_unique FOR (c:Consumer) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT outbox_name_unique FOR (o:Outbox) REQUIRE o.name IS UNIQUE;
MERGE (o:Outbox {name: 'changes'}) ON CREATE SET o.pruned = 0;
