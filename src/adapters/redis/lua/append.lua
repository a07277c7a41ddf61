-- Takes events: remembers each messageId and appends its event, all of them or (memory full) none.
-- in   KEYS[1]  counts of the log
--      KEYS[2]  where the answer to this very call is kept
--      KEYS     for each event: where its messageId is remembered, its lane's stream
--      ARGV[1]  how long messageIds are remembered, ms
--      ARGV[2]  how long the answer is kept, ms
--      ARGV     for each event: lane, event as JSON
-- out  one line for each event: `accepted` or `duplicate`, lane, position (of the event that was taken first)
-- A call that is sent again because its answer was lost is answered as the first time.
local answered = redis.call('GET', KEYS[2])
if answered then return answered end

local answer, accepted, duplicates = {}, {}, 0
for i = 1, (#KEYS - 2) / 2 do
  local message, stream = KEYS[1 + 2 * i], KEYS[2 + 2 * i]
  local lane, event = ARGV[1 + 2 * i], ARGV[2 + 2 * i]
  local first = redis.call('GET', message)
  if first then
    duplicates = duplicates + 1
    answer[i] = 'duplicate ' .. first
  else
    local at = lane .. ' ' .. redis.call('XADD', stream, '*', 'event', event)
    redis.call('SET', message, at, 'PX', ARGV[1])
    accepted[lane] = (accepted[lane] or 0) + 1
    answer[i] = 'accepted ' .. at
  end
end

for lane, events in pairs(accepted) do redis.call('HINCRBY', KEYS[1], 'accepted:' .. lane, events) end
if duplicates > 0 then redis.call('HINCRBY', KEYS[1], 'duplicates', duplicates) end
local lines = table.concat(answer, '\n')
redis.call('SET', KEYS[2], lines, 'PX', ARGV[2])
return lines
