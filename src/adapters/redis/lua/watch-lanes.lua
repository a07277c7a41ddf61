-- Tells how far the lanes' readers are behind.
-- in   KEYS[1]  hash of each lane's last acknowledged position
--      KEYS     each lane's stream, lane 0 first; then each lane's lease, lane 0 first
-- out  how many lanes are leased; then, of every lane with an entry that is not acknowledged, the first such position
local lanes = (#KEYS - 1) / 2
local answer = { redis.call('EXISTS', unpack(KEYS, 2 + lanes)) }
for lane = 0, lanes - 1 do
  local last = redis.call('HGET', KEYS[1], string.format('%02d', lane)) or '0-0'
  local first = redis.call('XRANGE', KEYS[2 + lane], '(' .. last, '+', 'COUNT', 1)[1]
  if first then answer[#answer + 1] = first[1] end
end
return answer
