-- Put before scripts that book, after positions.lua.
-- laneFault(lanes, lane, epoch, booked): why a writer must not book on a lane now, or nil. `stale`: a later lease's
-- writer was here. `behind`: the store does not reach what the writer booked last, so it lost some of it.
local function laneFault(lanes, lane, epoch, booked)
  local place = redis.call('HMGET', lanes, 'epoch:' .. lane, 'position:' .. lane)
  if not place[2] or isAfter(booked, place[2]) then return 'behind' end
  if tonumber(place[1]) > tonumber(epoch) then return 'stale' end
  return nil
end
