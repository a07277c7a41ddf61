// Decisions of version 0.1.0 do not say where their evidence is: without it they could not be taken back.
MATCH (d:Decision)
WHERE NOT d.acts CONTAINS '"ends":['
CALL (d) {
  SET d.acts = left(d.acts, size(d.acts) - 1) + ',"ends":[]}'
} IN TRANSACTIONS OF 10000 ROWS;
