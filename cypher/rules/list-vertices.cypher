// Lists all vertices, in the order of their keys.
// in   $after  STRING   vertex key to go on after, empty for the first page
//      $limit  INTEGER
// out  key, namespace, class, birthId, birthSeq, state, verified, tenures, ownership (JSON), profileId, logins
// uses identifier_key_unique
MATCH (i:Identifier)
WHERE i.key > $after
WITH i ORDER BY i.key LIMIT $limit
MATCH (i)-[:OF]->(p:Profile)
RETURN i.key AS key, i.namespace AS namespace, i.class AS class, i.birthId AS birthId, i.birthSeq AS birthSeq,
  i.state AS state, i.verified AS verified, i.tenures AS tenures, i.ownership AS ownership, p.id AS profileId,
  COLLECT {
    MATCH (i)-[login:LOGIN]->(owner:Identifier)
    RETURN {owner: owner.key, atMs: login.at}
  } AS logins
