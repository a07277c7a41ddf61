import type { Part, Texts } from '../../records/index.ts'

/** Whether two texts are equal: by their numbers where they are of one numbering. */
export function sameText(left: Texts, a: number, right: Texts, b: number): boolean {
  if (left === right) return a === b
  const leftStart = left.starts[a] ?? 0
  const rightStart = right.starts[b] ?? 0
  const length = (left.starts[a + 1] ?? 0) - leftStart
  if ((right.starts[b + 1] ?? 0) - rightStart !== length) return false
  for (let at = 0; at < length; at++) if (left.bytes[leftStart + at] !== right.bytes[rightStart + at]) return false
  return true
}

/** Whether two values have an equal part; values without it have not. */
export function samePart(left: Part, a: number, right: Part, b: number): boolean {
  const [l, r] = [left.of[a] ?? -1, right.of[b] ?? -1]
  return l >= 0 && r >= 0 && sameText(left.texts, l, right.texts, r)
}

/** Whether one of the texts, of three letters at least, stands in the other. */
export function contains(left: Texts, a: number, right: Texts, b: number): boolean {
  const leftLength = lengthOf(left, a)
  const rightLength = lengthOf(right, b)
  if (Math.min(leftLength, rightLength) < CONTAINED_MIN) return false
  return leftLength <= rightLength ? standsIn(left, a, right, b) : standsIn(right, b, left, a)
}

const CONTAINED_MIN = 3

function standsIn(short: Texts, a: number, long: Texts, b: number): boolean {
  if (((short.letters[a] ?? 0) & ~(long.letters[b] ?? 0)) !== 0) return false
  const start = short.starts[a] ?? 0
  const length = lengthOf(short, a)
  const last = (long.starts[b + 1] ?? 0) - length
  for (let from = long.starts[b] ?? 0; from <= last; from++) {
    let at = 0
    while (at < length && short.bytes[start + at] === long.bytes[from + at]) at++
    if (at === length) return true
  }
  return false
}

/** Whether one of the texts is a single letter, and the other begins with it. */
export function isInitial(left: Texts, a: number, right: Texts, b: number): boolean {
  return (lengthOf(left, a) === 1 || lengthOf(right, b) === 1) && sameEnd(left, a, right, b, 0)
}

/** Whether the first two letters are equal, or the last two. */
export function anEndAgrees(left: Texts, a: number, right: Texts, b: number): boolean {
  if (lengthOf(left, a) < 2 || lengthOf(right, b) < 2) return false
  const atFront = sameEnd(left, a, right, b, 0) && sameEnd(left, a, right, b, 1)
  return atFront || (sameEnd(left, a, right, b, -1) && sameEnd(left, a, right, b, -2))
}

/** @param place from the front on, or below 0 from the end */
function sameEnd(left: Texts, a: number, right: Texts, b: number, place: number): boolean {
  const side = place < 0 ? 1 : 0
  return left.bytes[(left.starts[a + side] ?? 0) + place] === right.bytes[(right.starts[b + side] ?? 0) + place]
}

function lengthOf({ starts }: Texts, text: number): number {
  return (starts[text + 1] ?? 0) - (starts[text] ?? 0)
}
