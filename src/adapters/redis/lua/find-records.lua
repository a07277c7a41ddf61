-- Finds the records most worth comparing with one: those that are in most of its blocks, a block of n records counting 1/n.
-- in   KEYS[1]      what all keys of the index begin with
--      ARGV[1]      how many records at most
--      ARGV[2]      letters of a record's name
--      ARGV[2n + 1] number of the n-th block's bucket
--      ARGV[2n + 2] block; nothing is known of a hot one
-- out  how many records are in the blocks; then what those most worth comparing say, the best first
local index, most, length = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local worth, found = {}, {}

for n = 3, #ARGV, 2 do
  local held = heldBy(index .. ARGV[n], ARGV[n + 1])
  if held ~= HOT then
    local share = length / #held
    for at = 1, #held, length do
      local record = held:sub(at, at + length - 1)
      if not worth[record] then
        found[#found + 1] = record
        worth[record] = 0
      end
      worth[record] = worth[record] + share
    end
  end
end

table.sort(found, function(a, b)
  if worth[a] ~= worth[b] then return worth[a] > worth[b] end
  return a < b
end)

local keys = {}
for n = 1, math.min(#found, most) do keys[n] = index .. 'record:' .. found[n] end
local answer = { #found }
if #keys > 0 then
  for _, text in ipairs(redis.call('MGET', unpack(keys))) do
    if text then answer[#answer + 1] = text end
  end
end
return answer
