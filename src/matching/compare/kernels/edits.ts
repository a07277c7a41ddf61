import type { Letters, Texts } from '../../records/index.ts'

/** Three rows of distances: of the letter before the last, of the last, and of this one. */
const WIDTH_MAX = 4_096
let before = new Int32Array(WIDTH_MAX)
let last = new Int32Array(WIDTH_MAX)
let current = new Int32Array(WIDTH_MAX)

/**
 * Whether at most so many letters must be put in, left out, changed, or swapped with their neighbour (each letter in
 * one of these at most: optimal string alignment) to make one text the other. Ends as soon as it cannot be.
 */
export function editsAtMost(left: Texts, a: number, right: Texts, b: number, max: number): boolean {
  let leftStart = left.starts[a] ?? 0
  let rightStart = right.starts[b] ?? 0
  let leftEnd = left.starts[a + 1] ?? 0
  let rightEnd = right.starts[b + 1] ?? 0
  if (Math.abs(leftEnd - leftStart - (rightEnd - rightStart)) > max) return false
  while (leftStart < leftEnd && rightStart < rightEnd && left.bytes[leftStart] === right.bytes[rightStart]) {
    leftStart++
    rightStart++
  }
  while (leftStart < leftEnd && rightStart < rightEnd && left.bytes[leftEnd - 1] === right.bytes[rightEnd - 1]) {
    leftEnd--
    rightEnd--
  }
  const leftLength = leftEnd - leftStart
  const rightLength = rightEnd - rightStart
  if (Math.max(leftLength, rightLength) <= max) return true
  if (leftLength === 0 || rightLength === 0 || rightLength >= WIDTH_MAX) return false
  return isWithin(left.bytes, leftStart, leftLength, right.bytes, rightStart, rightLength, max)
}

/** Fills only the band of cells that `max` edits can reach. */
function isWithin(
  left: Letters,
  leftStart: number,
  leftLength: number,
  right: Letters,
  rightStart: number,
  rightLength: number,
  max: number,
): boolean {
  for (let j = 0; j <= rightLength; j++) last[j] = j
  for (let i = 1; i <= leftLength; i++) {
    const from = Math.max(1, i - max)
    const to = Math.min(rightLength, i + max)
    const letter = left[leftStart + i - 1]
    current[from - 1] = from === 1 ? i : max + 1
    let least = current[from - 1] ?? 0
    for (let j = from; j <= to; j++) {
      const other = right[rightStart + j - 1]
      const across = (last[j - 1] ?? 0) + (letter === other ? 0 : 1)
      const down = j < i + max ? (last[j] ?? 0) + 1 : max + 1
      let edits = Math.min(across, down, (current[j - 1] ?? 0) + 1)
      const isSwapped = i > 1 && j > 1 && letter === right[rightStart + j - 2] && other === left[leftStart + i - 2]
      if (isSwapped) edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      current[j] = edits
      if (edits < least) least = edits
    }
    if (least > max) return false
    const spare = before
    before = last
    last = current
    current = spare
  }
  return (last[rightLength] ?? 0) <= max
}
