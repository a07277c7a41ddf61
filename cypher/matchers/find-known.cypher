// Finds which identifiers the graph knows.
// in   $keys  LIST<STRING>  at most 10,000
// out  key; no row for an unknown one
// uses identifier_key_unique
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
RETURN i.key AS key
