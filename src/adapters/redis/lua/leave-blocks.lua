-- Takes records out of blocks; of a hot block nothing is known.
-- in   KEYS[n]      the bucket of the n-th block, a bucket may come more than once
--      ARGV[2n - 1] block
--      ARGV[2n]     record
-- out  OK
local function leave(bucket, block, record)
  local held, isApart = heldBy(bucket, block)
  local at = held ~= HOT and placeOf(held, record)
  if not at then return end
  held = held:sub(1, at - 1) .. held:sub(at + #record)
  if held == '' then
    redis.call('HDEL', bucket, block)
    if isApart then redis.call('DEL', bucket .. ':' .. block) end
  elseif isApart then
    redis.call('SET', bucket .. ':' .. block, held)
  else
    redis.call('HSET', bucket, block, held)
  end
end

for n = 1, #KEYS do leave(KEYS[n], ARGV[2 * n - 1], ARGV[2 * n]) end
return redis.status_reply('OK')
