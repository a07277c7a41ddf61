-- Notes up to which change the store follows the graph; opens a store that is closed, or that is of a graph that has gone back.
-- in   KEYS[1]  state of the store: fields `generation`, `building`, `position`
--      ARGV[1]  change number of 16 digits
--      ARGV[2]  number of the last change, 16 digits
--      ARGV[3]  name of a new generation, never used before
-- out  'opened' or 'kept'
local state = redis.call('HMGET', KEYS[1], 'generation', 'position')
if not state[1] or state[2] > ARGV[2] then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'generation', ARGV[3], 'position', ARGV[1])
  return 'opened'
end
if state[2] < ARGV[1] then redis.call('HSET', KEYS[1], 'position', ARGV[1]) end
return 'kept'
