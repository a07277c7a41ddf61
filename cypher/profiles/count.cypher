// Counts live profiles; those that stand for nobody do not count.
// in   nothing
// out  profiles
// uses the count store
RETURN COUNT { MATCH (:Profile) } - COUNT { MATCH (:Nobody) } AS profiles
