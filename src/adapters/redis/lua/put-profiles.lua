-- Puts profiles, and what leads to them, where none is newer: into the generation that serves, and the next if one is built.
-- in   KEYS[1]  state of the store: fields `generation`, `building`, `position`
--      ARGV[1]  prefix of the store's keys
--      ARGV[2]  'follow': also in the place of what has the same number; 'fill': not
--      ARGV     for each entry: name, change number of 16 digits, value ('' for none), for how long, ms
-- out  how many were put; -1 when the store is closed
-- Keys of generations are made here: the store lies on one server.
local state = redis.call('HMGET', KEYS[1], 'generation', 'building', 'position')
if not state[1] then return -1 end
local put = 0
for at = 3, #ARGV, 4 do
  local name, number, value, ms = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  -- Numbers of one length are compared as text.
  if number >= state[3] then
    for side = 1, 2 do
      if state[side] then
        local key = ARGV[1] .. state[side] .. ':' .. name
        local there = redis.call('GETRANGE', key, 0, 15)
        if there < number or (there == number and ARGV[2] == 'follow') then
          redis.call('SET', key, number .. value, 'PX', ms)
          put = put + 1
        end
      end
    end
  end
end
return put
