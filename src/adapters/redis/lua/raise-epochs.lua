-- Raises the epochs of lanes that a worker holds above those of leases that this log has forgotten.
-- in   KEYS[1]  hash of each lane's epoch
--      KEYS     each lane's lease
--      ARGV[1]  id of the worker
--      ARGV     for each lane: lane, highest epoch known of it elsewhere
-- out  the lanes raised: none that is another worker's by now
-- Redis judges its memory limit at a script's first write: the deletion lets a full log go on being worked off.
redis.call('HDEL', KEYS[1], '')
local raised = {}
for i = 2, #KEYS do
  local lane, known = ARGV[2 * i - 2], tonumber(ARGV[2 * i - 1])
  local epoch = tonumber(redis.call('HGET', KEYS[1], lane) or 0)
  if redis.call('GET', KEYS[i]) == ARGV[1] and epoch <= known then
    redis.call('HSET', KEYS[1], lane, string.format('%.0f', known + 1))
    raised[#raised + 1] = tonumber(lane)
  end
end
return raised
