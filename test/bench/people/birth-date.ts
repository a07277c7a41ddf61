import type { Random } from '../../../src/app/demo/random.ts'
import type { Draft } from './record.ts'
import type { Source } from './sources.ts'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const STOPGAPS = ['1900-01-01', '1970-01-01', '1901-01-01']
const ANY_DAY_SHARE = 0.01

/** What a source says when somebody was born, in its own way of writing. */
export function birthDateOf(draft: Draft): string | null {
  const { random, person, source, marks } = draft
  if (random.chance(source.missing.birthDate)) {
    marks.push('no birth date')
    if (!random.chance(source.stopgap)) return null
    marks.push('stopgap')
    return written(source.dates, random.pick(STOPGAPS))
  }
  return written(source.dates, mistaken(draft, person.born))
}

function mistaken({ random, source, marks }: Draft, born: string): string {
  const [year = '', month = '', day = ''] = born.split('-')
  if (random.chance(ANY_DAY_SHARE)) {
    marks.push('any day of the year')
    return `${year}-01-01`
  }
  if (day !== month && Number(day) <= 12 && random.chance(source.dayMonthSwapped)) {
    marks.push('day and month swapped')
    return `${year}-${day}-${month}`
  }
  if (!random.chance(source.dateSlip)) return born
  marks.push('slip in date')
  return slipOf(random, Number(year), Number(month), Number(day))
}

/** A day that there is, with one part wrong. */
function slipOf(random: Random, year: number, month: number, day: number): string {
  const other = (from: number, to: number, than: number) =>
    ((than - from + random.whole(1, to - from)) % (to - from + 1)) + from
  const inAnyMonth = Math.min(day, 28)
  const slips: [number, number, number][] = [
    [year, month, other(1, 28, inAnyMonth)],
    [year + random.pick([-10, -2, -1, 1, 2, 10]), month, inAnyMonth],
    [year, other(1, 12, month), inAnyMonth],
  ]
  return random
    .pickRanked(slips)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

function written(dates: Source['dates'], date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  switch (dates) {
    case 'iso':
      return date
    case 'day first':
      return `${day}/${month}/${year}`
    case 'two-digit year':
      return `${day}/${month}/${year.slice(2)}`
    case 'in words':
      return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
  }
}
