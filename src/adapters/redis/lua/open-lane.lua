-- Makes a group the only one of the workers' on a lane, beginning after a position.
-- in   KEYS[1]  the lane's stream; made when missing
--      ARGV[1]  name of the group, beginning with `worker:`
--      ARGV[2]  position
-- out  OK
-- Groups of other workers are removed with what is pending in them: whoever still reads through one is told so.
-- Redis judges its memory limit at a script's first write: the acknowledgement lets a full log go on being worked off.
redis.call('XACK', KEYS[1], ARGV[1], '0-0')
redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0-0', 'MKSTREAM')
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  if string.sub(group[2], 1, 7) == 'worker:' then redis.call('XGROUP', 'DESTROY', KEYS[1], group[2]) end
end
return redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], ARGV[2])
