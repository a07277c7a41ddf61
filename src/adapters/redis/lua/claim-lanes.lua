-- Makes a writer the one that may book on lanes.
-- in   KEYS[1]  places and counts of the lanes
--      ARGV     for each lane: lane, epoch of its lease, up to where it was ever applied
-- out  for each lane, up to where it is booked; or `stale` when a later lease's writer was here: nothing was changed
-- uses positions.lua
local positions = {}
for i = 1, #ARGV, 3 do
  local known = redis.call('HGET', KEYS[1], 'epoch:' .. ARGV[i])
  if known and tonumber(known) > tonumber(ARGV[i + 1]) then return 'stale' end
end
for i = 1, #ARGV, 3 do
  redis.call('HSET', KEYS[1], 'epoch:' .. ARGV[i], ARGV[i + 1])
  redis.call('HSETNX', KEYS[1], 'position:' .. ARGV[i], '0-0')
  local position = redis.call('HGET', KEYS[1], 'position:' .. ARGV[i])
  -- Until it is booked so far again, figures lack something that they had.
  if isAfter(ARGV[i + 2], position) then redis.call('HSET', KEYS[1], 'until:' .. ARGV[i], ARGV[i + 2]) end
  positions[#positions + 1] = position
end
return positions
