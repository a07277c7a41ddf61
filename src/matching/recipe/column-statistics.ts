import { cellCounts, type Cells, firstCells } from '../records/cells.ts'

/** What a column's cells look like: counts only, no values. */
export interface ColumnStatistics {
  readonly name: string
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  readonly emails: number
  readonly dates: number
  /** Dates in figures with the year last, whose first or second figure can be no month. */
  readonly daysFirst: number
  readonly monthsFirst: number
  /** Figures only. */
  readonly numbers: number
  readonly meanLength: number
}

/** So many records show what a column's cells look like. */
const SAMPLE_RECORDS = 20_000
const MONTHS = 12

const EMAIL = /^[^@\s]+@[^@\s]+$/
const NUMBER = /^\d+$/
const DATE = new RegExp(
  `^(${[
    String.raw`(1[6-9]|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])`,
    String.raw`\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}([T ].*)?`,
    String.raw`\d{1,2}[-/. ]\d{1,2}[-/. ](\d{4}|\d{2})`,
    String.raw`\d{1,2}[a-z]{0,2}[- ]?[A-Za-z]{3,9}[-, ]+\d{2,4}`,
    String.raw`[A-Za-z]{3,9} \d{1,2}[a-z]{0,2},? \d{4}`,
  ].join('|')})$`,
)
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}$/

/** @param cells in an order of chance: what they look like is told from the first records */
export function statisticsOf(name: string, cells: Cells): ColumnStatistics {
  const counts = cellCounts(cells)
  const said = cells.texts.map((text) => text.trim() !== '')
  const filled = counts.reduce((sum, count, cell) => sum + (said[cell] === true ? count : 0), 0)
  const distinct = said.filter(Boolean).length
  return { name, rows: cells.of.length, filled, distinct, ...shapesOf(firstCells(cells, SAMPLE_RECORDS), filled) }
}

type Shapes = Omit<ColumnStatistics, 'name' | 'rows' | 'filled' | 'distinct'>

/** Counts of a sample, raised to all filled cells. */
function shapesOf(sample: Cells, filled: number): Shapes {
  const counts = cellCounts(sample)
  const sums = { cells: 0, emails: 0, dates: 0, daysFirst: 0, monthsFirst: 0, numbers: 0, letters: 0 }
  sample.texts.forEach((cell, at) => {
    const text = cell.trim()
    const count = text === '' ? 0 : (counts[at] ?? 0)
    const [, first, second] = YEAR_LAST.exec(text) ?? []
    sums.cells += count
    sums.letters += count * text.length
    if (EMAIL.test(text)) sums.emails += count
    if (DATE.test(text)) sums.dates += count
    if (Number(first) > MONTHS) sums.daysFirst += count
    if (Number(second) > MONTHS) sums.monthsFirst += count
    if (NUMBER.test(text)) sums.numbers += count
  })
  const { cells, letters, ...shapes } = sums
  const scale = filled / Math.max(cells, 1)
  const raised = Object.fromEntries(Object.entries(shapes).map(([shape, count]) => [shape, count * scale]))
  return { ...(raised as typeof shapes), meanLength: letters / Math.max(cells, 1) }
}
