-- Books a batch's events on one anchor, each once: those at or before the anchor's position on their lane are known.
-- in   KEYS[1]  the anchor's sums and choices
--      KEYS[2]  the anchor's recent activity, sorted by when it happened
--      KEYS[3]  places and counts of the lanes
--      KEYS[4]  what each event contributed, sorted by when it happened
--      KEYS[5]  its amounts of hours and days
--      KEYS[6]  reports of orders
--      KEYS[7…] sorted sets of its traits
--      ARGV[1]  number of lanes
--      ARGV[2]  how many activities to keep
--      ARGV[3]  how many entries to keep
--      ARGV[4]  how many members to keep of a set of hashes
--      ARGV[5]  how many members to keep of a set of recent values
--      ARGV     for each lane: lane, epoch, up to where the writer knows it to be booked
--      ARGV     for each event: lane, position, when it happened in ms, activity, its entry to be kept or '', number of
--               steps, and each step's four
-- out  `booked`; or `stale` or `behind` (lane-fence.lua): nothing was changed
-- uses positions.lua, lane-fence.lua
-- Amounts go to HINCRBY as text: Lua's numbers end at 2^53. Texts that begin with stamps are compared as texts.
local at = 6
for _ = 1, tonumber(ARGV[1]) do
  local fault = laneFault(KEYS[3], ARGV[at], ARGV[at + 1], ARGV[at + 2])
  if fault then return fault end
  at = at + 3
end

local function negative(amount)
  if amount == '0' then return amount end
  if string.sub(amount, 1, 1) == '-' then return string.sub(amount, 2) end
  return '-' .. amount
end

local function target(code, where, a, b)
  if code == '+' then return KEYS[1], where, a end
  if code == '@' then return KEYS[5], a .. ':' .. where, string.match(b, ' (.+)$') end
end

-- First, because they alone may be refused (a sum beyond 2^63), and then nothing of the event is booked.
local function addAmounts(from, count)
  for i = from, from + 4 * (count - 1), 4 do
    local key, field, amount = target(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3])
    if key then
      local answer = redis.pcall('HINCRBY', key, field, amount)
      if type(answer) == 'table' and answer.err then
        for done = from, i - 4, 4 do
          key, field, amount = target(ARGV[done], ARGV[done + 1], ARGV[done + 2], ARGV[done + 3])
          if key then redis.call('HINCRBY', key, field, negative(amount)) end
        end
        return answer
      end
    end
  end
end

-- Buckets too old for any window go when a hundred more have come.
local function dropOldBuckets(slot, newest, kept)
  if redis.call('HLEN', KEYS[5]) % 100 ~= 0 then return end
  for _, field in ipairs(redis.call('HKEYS', KEYS[5])) do
    local bucket, ofSlot = string.match(field, '^(%d+):(.*)$')
    if ofSlot == slot and tonumber(bucket) < tonumber(newest) - tonumber(kept) then redis.call('HDEL', KEYS[5], field) end
  end
end

local isBetter = {
  ['<'] = function(given, known) return tonumber(given) < tonumber(known) end,
  ['>'] = function(given, known) return tonumber(given) > tonumber(known) end,
  ['['] = function(given, known) return given < known end,
  [']'] = function(given, known) return given > known end,
  ['r'] = function(given, known) return given < known end,
}

local function take(code, where, a, b)
  if isBetter[code] then
    local key = code == 'r' and KEYS[6] or KEYS[1]
    local known = redis.call('HGET', key, where)
    if not known or isBetter[code](a, known) then redis.call('HSET', key, where, a) end
  elseif code == '@' then
    dropOldBuckets(where, a, string.match(b, '^%d+'))
  elseif code == 'd' then
    local key = KEYS[7 + tonumber(where)]
    redis.call('ZADD', key, a, b)
    redis.call('ZREMRANGEBYRANK', key, ARGV[4], -1)
  elseif code == 'n' then
    local key = KEYS[7 + tonumber(where)]
    redis.call('ZADD', key, 0, a)
    redis.call('ZREMRANGEBYRANK', key, 0, -1 - tonumber(ARGV[5]))
  end
end

while at <= #ARGV do
  local laneField, position, atMs, activity, entry = 'lane:' .. ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]
  local count = tonumber(ARGV[at + 5])
  local last = redis.call('HGET', KEYS[1], laneField)
  if not last or isAfter(position, last) then
    local fault = addAmounts(at + 6, count)
    if fault then return fault end
    redis.call('HSET', KEYS[1], laneField, position)
    for i = at + 6, at + 2 + 4 * count, 4 do take(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]) end
    redis.call('ZADD', KEYS[2], atMs, activity)
    if entry ~= '' then redis.call('ZADD', KEYS[4], atMs, entry) end
  end
  at = at + 6 + 4 * count
end
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - tonumber(ARGV[2]))
redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -1 - tonumber(ARGV[3]))
return 'booked'
