import type { Memory } from './memory.ts'

/** In the stead of a day where there is none. */
export const NO_DAY = -0x80000000

const MS_PER_DAY = 86_400_000

/** @returns by value: days since 1970 of a date in eight figures; `NO_DAY` where there is no such day */
export function daysOf(dates: readonly string[], memory: Memory): Int32Array {
  const days = memory.ints(dates.length)
  dates.forEach((date, value) => (days[value] = dayOf(date)))
  return days
}

function dayOf(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number)
  const time = new Date(0).setUTCFullYear(year ?? NaN, (month ?? NaN) - 1, day ?? NaN)
  const isThere = new Date(time).getUTCDate() === day && new Date(time).getUTCMonth() + 1 === month
  return isThere ? time / MS_PER_DAY : NO_DAY
}
