import type { Random } from './random.ts'

export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** The time that the demo covers: [fromMs, toMs), milliseconds since 1970. */
export interface Period {
  readonly fromMs: number
  readonly toMs: number
}

/** About 18 months. */
const PERIOD_DAYS = 548

export function periodBefore(now: string): Period {
  const toMs = Date.parse(now)
  return { fromMs: toMs - PERIOD_DAYS * DAY_MS, toMs }
}

const OPENING_HOURS = [9, 10, 10, 11, 11, 12, 13, 14, 15, 16, 16, 17, 17, 18, 19] as const
const HOME_HOURS = [7, 8, 12, 13, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22, 22, 23] as const

/** @returns a moment of the period at an hour when shops are open, or when people sit at home; ms since 1970 */
export function drawMoment(random: Random, period: Period, where: 'shop' | 'home'): number {
  const days = Math.max(1, Math.floor((period.toMs - period.fromMs) / DAY_MS))
  const midnightMs = Math.floor(period.fromMs / DAY_MS + random.whole(0, days - 1)) * DAY_MS
  const hour = random.pick(where === 'shop' ? OPENING_HOURS : HOME_HOURS)
  const atMs = midnightMs + hour * HOUR_MS + random.whole(0, HOUR_MS - 1)
  return Math.min(Math.max(atMs, period.fromMs), period.toMs - 1)
}

/** @returns a moment somewhere between two shares of the period: 0 is its beginning, 1 its end */
export function drawWithin(random: Random, period: Period, fromShare: number, toShare: number): number {
  const share = fromShare + random.unit() * (toShare - fromShare)
  return Math.floor(period.fromMs + share * (period.toMs - period.fromMs))
}

/** What was true from when on: an e-mail address, then the next. */
export interface Dated<T> {
  readonly fromMs: number
  readonly value: T
}

/** @param history ascending; its first entry also holds for the time before it */
export function valueAt<T>(history: readonly Dated<T>[], atMs: number): T | undefined {
  return (history.findLast(({ fromMs }) => fromMs <= atMs) ?? history[0])?.value
}
