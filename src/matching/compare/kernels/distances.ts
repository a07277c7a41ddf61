import type { Letters, Texts } from '../../records/index.ts'

/** By letter: in which row it last was; all 0 between calls. */
const lastRowOf = new Int32Array(0x1_0000)

/** How many letters must be put in, left out or changed to make one text the other. */
export function levenshtein(left: Texts, a: number, right: Texts, b: number): number {
  const [l, r] = [lettersAt(left, a), lettersAt(right, b)]
  let last = Int32Array.from({ length: r.length + 1 }, (_, j) => j)
  let current = new Int32Array(r.length + 1)
  for (let i = 1; i <= l.length; i++) {
    current[0] = i
    for (let j = 1; j <= r.length; j++) {
      const changed = (last[j - 1] ?? 0) + (l[i - 1] === r[j - 1] ? 0 : 1)
      current[j] = Math.min(changed, (last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1)
    }
    const spare = last
    last = current
    current = spare
  }
  return last[r.length] ?? 0
}

/**
 * As `levenshtein`, with swapped neighbours as one edit even where letters stand between them that were put in or
 * left out: Damerau's distance without restriction (Lowrance and Wagner, 1975), as DuckDB's `damerau_levenshtein`.
 */
export function damerauLevenshtein(left: Texts, a: number, right: Texts, b: number): number {
  const [l, r] = [lettersAt(left, a), lettersAt(right, b)]
  const width = r.length + 2
  const never = l.length + r.length
  /** The distance of the first `i` letters and the first `j` is at `(i + 1) * width + j + 1`. */
  const cells = new Int32Array((l.length + 2) * width).fill(never)
  for (let i = 0; i <= l.length; i++) cells[(i + 1) * width + 1] = i
  for (let j = 0; j <= r.length; j++) cells[width + j + 1] = j
  for (let i = 1; i <= l.length; i++) {
    let lastColumn = 0
    for (let j = 1; j <= r.length; j++) {
      const row = lastRowOf[r[j - 1] ?? 0] ?? 0
      const isSame = l[i - 1] === r[j - 1]
      const swapped = (cells[row * width + lastColumn] ?? 0) + (i - row - 1) + 1 + (j - lastColumn - 1)
      const changed = (cells[i * width + j] ?? 0) + (isSame ? 0 : 1)
      const leftOut = (cells[i * width + j + 1] ?? 0) + 1
      const putIn = (cells[(i + 1) * width + j] ?? 0) + 1
      cells[(i + 1) * width + j + 1] = Math.min(changed, leftOut, putIn, swapped)
      if (isSame) lastColumn = j
    }
    lastRowOf[l[i - 1] ?? 0] = i
  }
  for (const letter of l) lastRowOf[letter] = 0
  return cells[(l.length + 1) * width + r.length + 1] ?? 0
}

function lettersAt({ starts, bytes }: Texts, text: number): Letters {
  return bytes.subarray(starts[text], starts[text + 1])
}

/** Longer texts are taken for unlike: a distance takes as long as both lengths multiplied. */
const LETTERS_MAX = 4_096

/** Whether two texts can be so few edits apart, by their lengths. */
export function mayBeWithin(max: number, left: Texts, a: number, right: Texts, b: number): boolean {
  const [l, r] = [lettersAt(left, a).length, lettersAt(right, b).length]
  return Math.abs(l - r) <= max && Math.max(l, r) <= LETTERS_MAX
}
