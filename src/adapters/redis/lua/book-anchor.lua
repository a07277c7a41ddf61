-- Books a batch's events on one anchor, each once: those at or before the anchor's position on their lane are known.
-- in   KEYS[1]  the anchor's figures
--      KEYS[2]  the anchor's recent activity, sorted by when it happened
--      KEYS[3]  places and counts of the lanes
--      KEYS[4]  its purchases one by one, sorted by when they happened
--      ARGV[1]  number of lanes
--      ARGV[2]  how many activities to keep
--      ARGV     for each lane: lane, epoch, up to where the writer knows it to be booked
--      ARGV     for each event: lane, position, orders, refunds, currency or '', amount in 1/10,000, when it
--               happened in ms, activity, the purchase to be kept or ''
-- out  `booked`; or `stale` or `behind` (lane-fence.lua): nothing was changed
-- uses positions.lua, lane-fence.lua
-- Amounts go to HINCRBY as text: Lua's numbers end at 2^53.
local at = 3
for _ = 1, tonumber(ARGV[1]) do
  local fault = laneFault(KEYS[3], ARGV[at], ARGV[at + 1], ARGV[at + 2])
  if fault then return fault end
  at = at + 3
end

for i = at, #ARGV, 9 do
  local laneField, position = 'lane:' .. ARGV[i], ARGV[i + 1]
  local last = redis.call('HGET', KEYS[1], laneField)
  if not last or isAfter(position, last) then
    -- First, because it alone may be refused (a sum beyond 2^63), and then nothing of the event is booked.
    if ARGV[i + 4] ~= '' then redis.call('HINCRBY', KEYS[1], 'spend:' .. ARGV[i + 4], ARGV[i + 5]) end
    redis.call('HSET', KEYS[1], laneField, position)
    if ARGV[i + 2] ~= '0' then redis.call('HINCRBY', KEYS[1], 'orders', ARGV[i + 2]) end
    if ARGV[i + 3] ~= '0' then redis.call('HINCRBY', KEYS[1], 'refunds', ARGV[i + 3]) end
    redis.call('ZADD', KEYS[2], ARGV[i + 6], ARGV[i + 7])
    if ARGV[i + 8] ~= '' then redis.call('ZADD', KEYS[4], ARGV[i + 6], ARGV[i + 8]) end
  end
end
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - tonumber(ARGV[2]))
return 'booked'
