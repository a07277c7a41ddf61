-- Reads profiles by any birth id or by identifier, from the generation that serves.
-- in   KEYS[1]  state of the store: field `generation`
--      ARGV[1]  prefix of the store's keys
--      ARGV     names of what leads to them: `birth:<id>`, `identifier:<key>`
-- out  for each name the profile, behind its change number of 16 digits; '' for one that is not there
-- Keys of generations are made here: the store lies on one server.
local generation = redis.call('HGET', KEYS[1], 'generation')
local found = {}
for at = 2, #ARGV do
  found[at - 1] = ''
  if generation then
    local start = ARGV[1] .. generation .. ':'
    local id = string.sub(redis.call('GET', start .. ARGV[at]) or '', 17)
    if id ~= '' then found[at - 1] = redis.call('GET', start .. 'profile:' .. id) or '' end
  end
end
return found
