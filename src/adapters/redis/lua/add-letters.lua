-- Adds dead letters, all of them or (memory full) none.
-- in   KEYS[1]  the dead-letter stream
--      ARGV     letters as JSON
-- out  their ids, in order
local ids = {}
for i = 1, #ARGV do ids[i] = redis.call('XADD', KEYS[1], '*', 'letter', ARGV[i]) end
return ids
