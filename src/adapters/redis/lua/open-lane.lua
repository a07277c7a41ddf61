-- Makes a group the only one of the workers' on a lane, beginning after a position: all up to it is done with.
-- in   KEYS[1]  the lane's stream; made when missing
--      KEYS[2]  hash of each lane's last acknowledged position
--      KEYS[3]  counts of the log
--      ARGV[1]  name of the group, beginning with `worker:`
--      ARGV[2]  position
--      ARGV[3]  lane
--      ARGV[4]  up to where the lane was ever applied
-- out  `kept`; or `lost` when the log ends before what was applied: from now on it gives later positions only
-- uses positions.lua
-- Groups of other workers are removed with what is pending in them: whoever still reads through one is told so.
-- Redis judges its memory limit at a script's first write: the acknowledgement lets a full log go on being worked off.
redis.call('XACK', KEYS[1], ARGV[1], '0-0')
redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0-0', 'MKSTREAM')
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  if string.sub(group[2], 1, 7) == 'worker:' then redis.call('XGROUP', 'DESTROY', KEYS[1], group[2]) end
end

local last
local about = redis.call('XINFO', 'STREAM', KEYS[1])
for i = 1, #about, 2 do
  if about[i] == 'last-generated-id' then last = about[i + 1] end
end
local lost = isAfter(ARGV[4], last)
if lost then
  -- What a new log took on a clock that lags behind would pass for applied: it is taken again, later.
  local isNew = redis.call('HEXISTS', KEYS[2], ARGV[3]) == 0
  local taken = isNew and redis.call('XRANGE', KEYS[1], '-', '+') or {}
  redis.call('XSETID', KEYS[1], ARGV[4])
  for _, entry in ipairs(taken) do
    redis.call('XADD', KEYS[1], '*', unpack(entry[2]))
    redis.call('XDEL', KEYS[1], entry[1])
  end
end
redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], ARGV[2])

-- A worker that died after its work was done did not acknowledge it.
local acknowledged = redis.call('HGET', KEYS[2], ARGV[3]) or '0-0'
if isAfter(ARGV[2], acknowledged) then
  local done = #redis.call('XRANGE', KEYS[1], '(' .. acknowledged, ARGV[2])
  if done > 0 then
    redis.call('HSET', KEYS[2], ARGV[3], ARGV[2])
    redis.call('HINCRBY', KEYS[3], 'acknowledged:' .. ARGV[3], done)
  end
end
return lost and 'lost' or 'kept'
