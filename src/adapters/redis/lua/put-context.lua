-- Keeps an entry of live context once, if the carts it rests on are still of the versions it expects.
-- in   KEYS[1]  the vertex's entries of one kind, sorted by when they happened
--      KEYS[2]  how often they have changed
--      KEYS[3]  what became of this change
--      KEYS     versions of carts that it rests on
--      ARGV[1]  the entry
--      ARGV[2]  when it happened, ms
--      ARGV[3]  how many entries to keep
--      ARGV[4]  how long after the newest entry they are kept, ms
--      ARGV[5]  how long the outcome is kept, ms; 0 when nobody asks
--      ARGV     for each version: what is expected
-- out  `applied`, `known` (was there already) or `conflict`: nothing was changed
local outcome = redis.call('GET', KEYS[3])
if outcome == 'conflict' then return outcome end
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 'known' end
local asked = tonumber(ARGV[5]) > 0

for i = 4, #KEYS do
  if (redis.call('GET', KEYS[i]) or '0') ~= ARGV[i + 2] then
    if asked then redis.call('SET', KEYS[3], 'conflict', 'PX', ARGV[5]) end
    return 'conflict'
  end
end

redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
redis.call('INCR', KEYS[2])
local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2]
local untilMs = string.format('%.0f', tonumber(newest) + tonumber(ARGV[4]))
redis.call('PEXPIREAT', KEYS[1], untilMs)
redis.call('PEXPIREAT', KEYS[2], untilMs)
if asked then redis.call('SET', KEYS[3], 'applied', 'PX', ARGV[5]) end
return 'applied'
