-- Moves lanes on, once all of a batch is booked on its anchors, and counts its events, each once.
-- in   KEYS[1]  places and counts of the lanes
--      ARGV     for each lane: lane, epoch, up to where the writer knows it to be booked, up to where it goes,
--               number of events; for each of them: position, `1` when it has no usable identifier, else `0`
-- out  `booked`; or `stale` or `behind` (lane-fence.lua): nothing was changed
-- uses positions.lua, lane-fence.lua
local at = 1
while at <= #ARGV do
  local fault = laneFault(KEYS[1], ARGV[at], ARGV[at + 1], ARGV[at + 2])
  if fault then return fault end
  at = at + 5 + 2 * tonumber(ARGV[at + 4])
end

at = 1
while at <= #ARGV do
  local lane, epoch, reached, count = ARGV[at], ARGV[at + 1], ARGV[at + 3], tonumber(ARGV[at + 4])
  local position = redis.call('HGET', KEYS[1], 'position:' .. lane)
  local events, without = 0, 0
  at = at + 5
  for i = at, at + 2 * count - 1, 2 do
    if isAfter(ARGV[i], position) then
      events = events + 1
      without = without + tonumber(ARGV[i + 1])
    end
  end
  at = at + 2 * count
  redis.call('HSET', KEYS[1], 'epoch:' .. lane, epoch)
  if events > 0 then redis.call('HINCRBY', KEYS[1], 'events:' .. lane, events) end
  if without > 0 then redis.call('HINCRBY', KEYS[1], 'withoutIdentifier:' .. lane, without) end
  if isAfter(reached, position) then redis.call('HSET', KEYS[1], 'position:' .. lane, reached) end
end
return 'booked'
