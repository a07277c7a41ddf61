// Writes what sources say of persons.
// in   $rows  LIST<MAP>  {key, identifier, source, attributes (JSON), searchText, addressKey, addressFrom, addressTo: days;
//             null, all three, without address}, sorted by key
// out  nothing
// uses identifier_key_unique, record_key_unique
UNWIND $rows AS row
MATCH (i:Identifier {key: row.identifier})
MERGE (r:Record {key: row.key})
SET r.source = row.source, r.attributes = row.attributes, r.searchText = row.searchText,
  r.addressKey = row.addressKey, r.addressFrom = row.addressFrom, r.addressTo = row.addressTo
MERGE (i)-[:DESCRIBED_BY]->(r)
