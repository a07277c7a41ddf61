-- Gives a worker's lanes back at once.
-- in   KEYS[1]  workers alive
--      KEYS     each lane's lease
--      ARGV[1]  id of the worker
-- out  how many lanes were given back
redis.call('ZREM', KEYS[1], ARGV[1])
local released = 0
for i = 2, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then released = released + redis.call('DEL', KEYS[i]) end
end
return released
