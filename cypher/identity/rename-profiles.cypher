// Gives profiles the id of their new founder; the former id goes on as an alias.
// in   $rows  LIST<MAP>  {from, to}
// out  nothing
// uses profile_id_unique
UNWIND $rows AS row
MATCH (p:Profile {id: row.from})
SET p.id = row.to
