-- Put before scripts that compare positions on the log.
-- isAfter(a, b): whether position a (`<ms>-<n>`) lies after b. Digits are compared as text, the longer number being
-- the larger, because Lua's numbers are exact up to 2^53 only.
local function isAfter(a, b)
  local aMs, aN = string.match(a, '^(%d+)-(%d+)$')
  local bMs, bN = string.match(b, '^(%d+)-(%d+)$')
  local x, y = aMs, bMs
  if aMs == bMs then x, y = aN, bN end
  if #x ~= #y then return #x > #y end
  return x > y
end
