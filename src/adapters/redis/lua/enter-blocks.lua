-- Enters records into blocks. A block that grows beyond its bound is hot from then on: it holds none.
-- in   KEYS[n]         the bucket of the n-th block, a bucket may come more than once
--      ARGV[3n - 2]    block
--      ARGV[3n - 1]    record
--      ARGV[3n]        how many records the block may hold
-- out  OK
local function enter(bucket, block, record, recordsMax)
  local held, isApart = heldBy(bucket, block)
  if held == HOT or placeOf(held, record) then return end
  held = held .. record
  if #held > recordsMax * #record then
    redis.call('HSET', bucket, block, HOT)
    if isApart then redis.call('DEL', bucket .. ':' .. block) end
  elseif #held <= LETTERS_MAX then
    redis.call('HSET', bucket, block, held)
  else
    redis.call('SET', bucket .. ':' .. block, held)
    if not isApart then redis.call('HSET', bucket, block, APART) end
  end
end

for n = 1, #KEYS do enter(KEYS[n], ARGV[3 * n - 2], ARGV[3 * n - 1], tonumber(ARGV[3 * n])) end
return redis.status_reply('OK')
