-- Serves the generation that was built, if one was.
-- in   KEYS[1]  state of the store: fields `generation`, `building`
-- out  the generation that served before; '' when none was built
local state = redis.call('HMGET', KEYS[1], 'generation', 'building')
if not state[1] or not state[2] then return '' end
redis.call('HSET', KEYS[1], 'generation', state[2])
redis.call('HDEL', KEYS[1], 'building')
return state[1]
