-- Puts accepted events that could not be applied among the dead letters: each once, however often it fails.
-- in   KEYS[1]  the dead-letter stream
--      KEYS[2]  hash of the events put there before: lane and position to the letter's id
--      KEYS[3]  counts of the log
--      ARGV     for each event: lane and position, letter as JSON
-- out  how many were new
-- Redis judges its memory limit at a script's first write: the deletion lets a full log go on being worked off.
redis.call('HDEL', KEYS[2], '')
local buried = 0
for i = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[2], ARGV[i]) == 0 then
    redis.call('HSET', KEYS[2], ARGV[i], redis.call('XADD', KEYS[1], '*', 'letter', ARGV[i + 1]))
    buried = buried + 1
  end
end
if buried > 0 then redis.call('HINCRBY', KEYS[3], 'failed', buried) end
return buried
