-- Remembers facts, except those that were forgotten since.
-- in   KEYS     one for each fact
--      ARGV[1]  how long, ms
--      ARGV     for each fact: the change number that made it true
-- out  how many were remembered
local remembered = 0
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) ~= 'forgotten' then
    redis.call('SET', KEYS[i], ARGV[i + 1], 'PX', ARGV[1])
    remembered = remembered + 1
  end
end
return remembered
