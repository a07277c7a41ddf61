// Waits until nobody else has the turn, and has it until the transaction ends.
// in   nothing
// out  nothing
// uses turn_name_unique
MATCH (turn:Turn {name: 'overtaken'})
SET turn._lock = true
REMOVE turn._lock
