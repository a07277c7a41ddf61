-- Notes when and by whom identifiers were seen; the same however often it is noted.
-- in   KEYS     the identifiers' figures
--      ARGV     for each identifier: earliest time, ms; latest time, ms; number of sources, sources
-- out  OK
local at = 1
for k = 1, #KEYS do
  local first, last, sources = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local known = redis.call('HMGET', KEYS[k], 'first', 'last')
  if not known[1] or tonumber(first) < tonumber(known[1]) then redis.call('HSET', KEYS[k], 'first', first) end
  if not known[2] or tonumber(last) > tonumber(known[2]) then redis.call('HSET', KEYS[k], 'last', last) end
  for i = at + 3, at + 2 + sources do redis.call('HSETNX', KEYS[k], 'from:' .. ARGV[i], '') end
  at = at + 3 + sources
end
return redis.status_reply('OK')
