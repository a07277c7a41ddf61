-- Put before scripts of blocks. A bucket is a hash from blocks to the records they hold, written one after the other. A
-- block that is too long for its bucket stands by itself, under the bucket's key, a colon and its name. All keys of an index
-- are in one slot.
local HOT, APART, LETTERS_MAX = '*', '+', 60

-- heldBy(bucket, block): what a block holds, or that it is hot; and whether it stands by itself.
local function heldBy(bucket, block)
  local held = redis.call('HGET', bucket, block) or ''
  if held ~= APART then return held, false end
  return redis.call('GET', bucket .. ':' .. block) or '', true
end

-- placeOf(held, record): where a record begins, or nil. All records are of one length.
local function placeOf(held, record)
  local length = #record
  for at = 1, #held, length do
    if held:sub(at, at + length - 1) == record then return at end
  end
  return nil
end
