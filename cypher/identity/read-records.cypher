// Reads records by key.
// in   $keys  LIST<STRING>  record keys, at most 20,000
// out  key, identifier, source, attributes (JSON), addressKey, addressFrom, addressTo (days; all three null without
//      address); no row for an unknown key
// uses record_key_unique
UNWIND $keys AS key
MATCH (i:Identifier)-[:DESCRIBED_BY]->(r:Record {key: key})
RETURN r.key AS key, i.key AS identifier, r.source AS source, r.attributes AS attributes,
  r.addressKey AS addressKey, r.addressFrom AS addressFrom, r.addressTo AS addressTo
