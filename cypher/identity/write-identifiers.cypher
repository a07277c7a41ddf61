// Says of identifiers what they are now: on all their vertices, and which those are on the identifier's own.
// in   $rows  LIST<MAP>  {key, state, verified, vertices: LIST<STRING>, tenures: the same, null for one alone,
//             ownership (JSON), current: the vertex of the last owner; both null when it never changed hands}, sorted by key
// out  nothing
// uses identifier_key_unique
UNWIND $rows AS row
MATCH (own:Identifier {key: row.key})
SET own.tenures = row.tenures, own.current = row.current
WITH row
UNWIND row.vertices AS vertex
MATCH (i:Identifier {key: vertex})
SET i.state = row.state, i.verified = row.verified, i.ownership = row.ownership
