import type { Letters, Texts } from '../../records/index.ts'

const PREFIX_MAX = 4
const PREFIX_WEIGHT = 0.1
/** Below this similarity a common beginning counts for nothing. */
const BOOST_MIN = 0.7
/** Texts as long as this have a bit for each place in one number. */
const BITS = 32
/** More than rounding can make up for. */
const ROUNDING = 1e-9

/** By letter: at which places the left text has it; all 0 between calls. */
const places = new Int32Array(0x1_0000)
let leftTaken = new Uint8Array(64)
let rightTaken = new Uint8Array(64)

/**
 * Jaro's similarity of two texts, raised by their common beginning: 0 to 1. The same, to the last bit, as DuckDB's
 * `jaro_winkler_similarity` (which is that of RapidFuzz).
 */
export function jaroWinkler(left: Texts, a: number, right: Texts, b: number): number {
  const leftStart = left.starts[a] ?? 0
  const rightStart = right.starts[b] ?? 0
  const leftLength = (left.starts[a + 1] ?? 0) - leftStart
  const rightLength = (right.starts[b + 1] ?? 0) - rightStart
  if (leftLength === 0 || rightLength === 0) return 0
  const isShort = leftLength <= BITS && rightLength <= BITS
  const compare = isShort ? jaroOfShort : jaroOfLong
  const jaro = compare(left.bytes, leftStart, leftLength, right.bytes, rightStart, rightLength)
  if (jaro <= BOOST_MIN) return jaro
  const prefix = commonPrefix(left.bytes, leftStart, right.bytes, rightStart, Math.min(leftLength, rightLength))
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro)
}

/** Whether two texts can be so similar at all, by their lengths and letters: cheap, and never wrongly false. */
export function canReach(left: Texts, a: number, right: Texts, b: number, min: number): boolean {
  const leftStart = left.starts[a] ?? 0
  const rightStart = right.starts[b] ?? 0
  const leftLength = (left.starts[a + 1] ?? 0) - leftStart
  const rightLength = (right.starts[b + 1] ?? 0) - rightStart
  const leftLetters = left.letters[a] ?? 0
  const rightLetters = right.letters[b] ?? 0
  const common = Math.min(
    leftLength - bitCount(leftLetters & ~rightLetters),
    rightLength - bitCount(rightLetters & ~leftLetters),
  )
  if (common <= 0) return false
  const jaro = (common / leftLength + common / rightLength + 1) / 3
  if (jaro + PREFIX_MAX * PREFIX_WEIGHT * (1 - jaro) < min - ROUNDING) return false
  const prefix = commonPrefix(left.bytes, leftStart, right.bytes, rightStart, Math.min(leftLength, rightLength))
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro) >= min - ROUNDING
}

function commonPrefix(left: Letters, leftStart: number, right: Letters, rightStart: number, length: number) {
  const most = Math.min(PREFIX_MAX, length)
  let prefix = 0
  while (prefix < most && left[leftStart + prefix] === right[rightStart + prefix]) prefix++
  return prefix
}

/** Letters agree that are the same and at most so many places apart. */
function reachOf(leftLength: number, rightLength: number): number {
  return Math.max(0, (Math.max(leftLength, rightLength) >> 1) - 1)
}

function jaroOfShort(
  left: Letters,
  leftStart: number,
  leftLength: number,
  right: Letters,
  rightStart: number,
  rightLength: number,
): number {
  for (let i = 0; i < leftLength; i++) {
    const letter = left[leftStart + i] ?? 0
    places[letter] = (places[letter] ?? 0) | (1 << i)
  }
  const reach = reachOf(leftLength, rightLength)
  let taken = 0
  let agreeing = 0
  let common = 0
  for (let j = 0; j < rightLength; j++) {
    const free = (places[right[rightStart + j] ?? 0] ?? 0) & window(j - reach, j + reach) & ~taken
    if (free === 0) continue
    taken |= free & -free
    agreeing |= 1 << j
    common++
  }
  let outOfOrder = 0
  for (let rest = agreeing, others = taken; rest !== 0; rest &= rest - 1, others &= others - 1) {
    const j = 31 - Math.clz32(rest & -rest)
    if (((places[right[rightStart + j] ?? 0] ?? 0) & (others & -others)) === 0) outOfOrder++
  }
  for (let i = 0; i < leftLength; i++) places[left[leftStart + i] ?? 0] = 0
  return similarity(common, outOfOrder, leftLength, rightLength)
}

/** @returns bits from one place to another, both included */
function window(from: number, to: number): number {
  const upTo = to >= BITS - 1 ? -1 : (1 << (to + 1)) - 1
  return from <= 0 ? upTo : from >= BITS ? 0 : upTo & (-1 << from)
}

function jaroOfLong(
  left: Letters,
  leftStart: number,
  leftLength: number,
  right: Letters,
  rightStart: number,
  rightLength: number,
): number {
  makeRoom(Math.max(leftLength, rightLength))
  leftTaken.fill(0, 0, leftLength)
  rightTaken.fill(0, 0, rightLength)
  const reach = reachOf(leftLength, rightLength)
  let common = 0
  for (let j = 0; j < rightLength; j++) {
    const letter = right[rightStart + j]
    const end = Math.min(leftLength, j + reach + 1)
    for (let i = Math.max(0, j - reach); i < end; i++) {
      if (leftTaken[i] === 1 || left[leftStart + i] !== letter) continue
      leftTaken[i] = 1
      rightTaken[j] = 1
      common++
      break
    }
  }
  let outOfOrder = 0
  for (let j = 0, i = 0; j < rightLength; j++) {
    if (rightTaken[j] === 0) continue
    while (leftTaken[i] === 0) i++
    if (left[leftStart + i++] !== right[rightStart + j]) outOfOrder++
  }
  return similarity(common, outOfOrder, leftLength, rightLength)
}

function similarity(common: number, outOfOrder: number, leftLength: number, rightLength: number): number {
  if (common === 0) return 0
  return (common / leftLength + common / rightLength + (common - (outOfOrder >> 1)) / common) / 3
}

function makeRoom(length: number): void {
  if (length <= leftTaken.length) return
  leftTaken = new Uint8Array(2 * length)
  rightTaken = new Uint8Array(2 * length)
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
