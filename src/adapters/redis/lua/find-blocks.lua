-- Reads what blocks hold.
-- in   KEYS[n]  the bucket of the n-th block, all in one slot; a bucket may come more than once
--      ARGV[n]  block
-- out  by block: its records, one after the other; empty where there are none, and of a hot one
local found = {}
for n = 1, #KEYS do
  local held = heldBy(KEYS[n], ARGV[n])
  found[n] = held == HOT and '' or held
end
return found
