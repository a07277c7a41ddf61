import type { DayOrder } from '../recipe/index.ts'
import { monthOf } from './months.ts'

const YEAR_FIRST = /^\s*\d{4}-?\d{2}-?\d{2}/
const TIME = /[T ]\d{1,2}:\d{2}.*$/
const YEAR_FIRST_APART = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/
const FIGURES = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/
const DAY_THEN_WORD = /^(\d{1,2})(?:st|nd|rd|th)?\/?(?:of\/|de\/)?([a-z]{3,10})\/?(?:of\/|de\/)?(\d{4}|\d{2})$/
const WORD_THEN_DAY = /^([a-z]{3,10})\/?(\d{1,2})(?:st|nd|rd|th)?\/(\d{4}|\d{2})$/
/** Of two figures of a year: whoever would be born later was born a hundred years before. */
const YEAR_OF_CENTURY_MAX = 30

/**
 * Eight figures, year first; null where no date is read. What has them already is kept as it stands, also a
 * 31 February: a slip of the pen is compared figure by figure.
 *
 * @param cell in ASCII
 */
export function dateOf(cell: string, order: DayOrder): string | null {
  if (YEAR_FIRST.test(cell)) return cell.replace(/\D/g, '').slice(0, 8)
  const marked = cell
    .replace(TIME, '')
    .replace(/[-./, ]+/g, '/')
    .replace(/^\/|\/$/g, '')
    .toLowerCase()
  return inFigures(marked, order) ?? inWords(marked)
}

function inFigures(text: string, order: DayOrder): string | null {
  const [, year = '', month = '', day = ''] = YEAR_FIRST_APART.exec(text) ?? []
  if (year !== '') return eightFigures(year, Number(month), Number(day))
  const [, first = '', second = '', last = ''] = FIGURES.exec(text) ?? []
  if (last === '') return null
  const [a, b] = [Number(first), Number(second)]
  const [dayFirst, monthFirst] = [eightFigures(last, b, a), eightFigures(last, a, b)]
  return order === 'dayFirst' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst)
}

function inWords(text: string): string | null {
  const [, day = '', word = '', year = ''] = DAY_THEN_WORD.exec(text) ?? []
  if (year !== '') return eightFigures(year, monthOf(word), Number(day))
  const [, first = '', then = '', last = ''] = WORD_THEN_DAY.exec(text) ?? []
  return last === '' ? null : eightFigures(last, monthOf(first), Number(then))
}

function eightFigures(year: string, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return fourFigures(year) + String(month).padStart(2, '0') + String(day).padStart(2, '0')
}

function fourFigures(year: string): string {
  if (year.length === 4) return year
  return (Number(year) > YEAR_OF_CENTURY_MAX ? '19' : '20') + year
}
