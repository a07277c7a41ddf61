import type { Texts } from '../../records/index.ts'

const FIGURES = 8
/** Where the month and the day stand. */
const MONTH = 4
const DAY = 6
const ZERO = 0x30

/** In how many of eight figures two dates differ (Hamming). */
export function figuresDiffering(left: Texts, a: number, right: Texts, b: number): number {
  const [l, r] = [left.starts[a] ?? 0, right.starts[b] ?? 0]
  let differing = 0
  for (let at = 0; at < FIGURES; at++) if (left.bytes[l + at] !== right.bytes[r + at]) differing++
  return differing
}

/** Whether one date is the other with day and month in each other's place. */
export function dayMonthSwapped(left: Texts, a: number, right: Texts, b: number): boolean {
  const [l, r] = [left.starts[a] ?? 0, right.starts[b] ?? 0]
  return (
    sameFigures(left, l, right, r, MONTH) &&
    sameFigures(left, l + MONTH, right, r + DAY, 2) &&
    sameFigures(left, l + DAY, right, r + MONTH, 2)
  )
}

/** Whether a date is the first of January, which stands for "some day of that year". */
export function isAnyDay({ bytes, starts }: Texts, date: number): boolean {
  const start = (starts[date] ?? 0) + MONTH
  return (
    bytes[start] === ZERO && bytes[start + 1] === ZERO + 1 && bytes[start + 2] === ZERO && bytes[start + 3] === ZERO + 1
  )
}

function sameFigures(left: Texts, l: number, right: Texts, r: number, count: number): boolean {
  for (let at = 0; at < count; at++) if (left.bytes[l + at] !== right.bytes[r + at]) return false
  return true
}
