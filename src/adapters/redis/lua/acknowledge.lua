-- Acknowledges entries, and counts those that were not acknowledged before.
-- in   KEYS[1]  counts of the log
--      KEYS[2]  hash of each lane's last acknowledged position
--      KEYS     for each lane: its stream
--      ARGV[1]  name of the group
--      ARGV     for each lane: lane, number of positions, positions in order
-- out  how many were new
-- uses positions.lua
local new, at = 0, 2
for k = 3, #KEYS do
  local lane, count = ARGV[at], tonumber(ARGV[at + 1])
  redis.call('XACK', KEYS[k], ARGV[1], unpack(ARGV, at + 2, at + 1 + count))
  local last, counted = redis.call('HGET', KEYS[2], lane) or '0-0', 0
  for i = at + 2, at + 1 + count do
    if isAfter(ARGV[i], last) then
      last = ARGV[i]
      counted = counted + 1
    end
  end
  if counted > 0 then
    redis.call('HSET', KEYS[2], lane, last)
    redis.call('HINCRBY', KEYS[1], 'acknowledged:' .. lane, counted)
  end
  new = new + counted
  at = at + 2 + count
end
return new
