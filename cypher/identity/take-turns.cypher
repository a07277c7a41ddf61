// Waits until nobody else has any of the turns, and has them until the transaction ends.
// in   $names  LIST<STRING>  sorted
// out  nothing
// uses turn_name_unique
UNWIND $names AS name
MATCH (turn:Turn {name: name})
SET turn._lock = true
REMOVE turn._lock
