-- Makes a writer the one that may book on lanes.
-- in   KEYS[1]  places and counts of the lanes
--      ARGV     for each lane: lane, epoch of its lease
-- out  for each lane, up to where it is booked; or `stale` when a later lease's writer was here: nothing was changed
local positions = {}
for i = 1, #ARGV, 2 do
  local known = redis.call('HGET', KEYS[1], 'epoch:' .. ARGV[i])
  if known and tonumber(known) > tonumber(ARGV[i + 1]) then return 'stale' end
end
for i = 1, #ARGV, 2 do
  redis.call('HSET', KEYS[1], 'epoch:' .. ARGV[i], ARGV[i + 1])
  redis.call('HSETNX', KEYS[1], 'position:' .. ARGV[i], '0-0')
  positions[#positions + 1] = redis.call('HGET', KEYS[1], 'position:' .. ARGV[i])
end
return positions
