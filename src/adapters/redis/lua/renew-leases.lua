-- Renews a worker's leases, takes free lanes up to its fair share and gives those beyond it back.
-- in   KEYS[1]  workers alive: sorted by when they last came, ms
--      KEYS[2]  hash of each lane's epoch: how often it was taken
--      KEYS     each lane's lease, lane 0 first: the id of the worker that holds it
--      ARGV[1]  id of this worker
--      ARGV[2]  lease time, ms
-- out  lane, epoch, for each lane held now, as one list
-- Redis judges its memory limit at a script's first write: the removal lets a full log go on being worked off.
local now = redis.call('TIME')
local nowMs = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', nowMs - ARGV[2]))
redis.call('ZADD', KEYS[1], string.format('%.0f', nowMs), ARGV[1])
local lanes = #KEYS - 2
local share = math.ceil(lanes / redis.call('ZCARD', KEYS[1]))

local held = {}
for lane = 0, lanes - 1 do
  local lease = KEYS[3 + lane]
  if redis.call('GET', lease) == ARGV[1] then
    if #held < share then
      redis.call('PEXPIRE', lease, ARGV[2])
      held[#held + 1] = lane
    else
      redis.call('DEL', lease)
    end
  end
end

local answer = {}
for _, lane in ipairs(held) do
  answer[#answer + 1] = lane
  answer[#answer + 1] = tonumber(redis.call('HGET', KEYS[2], lane))
end
local taken = #held
for lane = 0, lanes - 1 do
  if taken >= share then break end
  if redis.call('SET', KEYS[3 + lane], ARGV[1], 'NX', 'PX', ARGV[2]) then
    taken = taken + 1
    answer[#answer + 1] = lane
    answer[#answer + 1] = redis.call('HINCRBY', KEYS[2], lane, 1)
  end
end
return answer
