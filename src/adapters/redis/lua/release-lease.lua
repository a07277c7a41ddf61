-- Gives a lease back at once.
-- in   KEYS[1]  the lease
--      ARGV[1]  id of the worker
-- out  1 when it was given back, 0 when it was another's or nobody's
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
