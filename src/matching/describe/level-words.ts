import { partWords } from './part-words.ts'

/** How alike two values on a level are, as words that follow the field's name: "surname: sounds alike". */
export function levelWords(name: string): string {
  const known = LEVELS[name]
  if (known !== undefined) return known
  const [, family = '', figure = ''] = /^([a-z-]+?)-(\d+)(?:-days)?$/.exec(name) ?? []
  if (family === 'edits') return `differs by ${figure === '1' ? 'one letter' : `${figure} letters`}`
  if (family === 'jaro-winkler') return `${degree(Number(figure))} alike in spelling`
  if (family === 'within') return `within ${figure} days`
  if (family === 'shares') return `${figure} or more in common`
  if (name.startsWith('same-')) return `same ${partWords(name.slice('same-'.length))}`
  return name.replaceAll('-', ' ')
}

/** Similarities by Jaro and Winkler, in hundredths. */
const VERY_ALIKE_MIN = 90

function degree(similarity: number): string {
  return similarity >= VERY_ALIKE_MIN ? 'very much' : 'much'
}

const LEVELS: Readonly<Record<string, string>> = {
  exact: 'the same',
  else: 'different',
  swapped: 'given and family name in each other’s place',
  'in-family-name': 'stands in the other’s family name',
  'in-full-name': 'stands in the other’s full name',
  initial: 'an initial of the other',
  nickname: 'a short form of the other',
  contains: 'contains the other',
  'two-words': 'two further words in common',
  'one-word': 'one further word in common',
  'sounds-alike': 'sounds alike',
  'day-month-swapped': 'day and month in each other’s place',
  'one-figure-differs': 'differs by one figure',
  'two-figures-differ': 'differs by two figures',
  'same-year-any-day': 'same year, one of them without a day',
  'two-parts-same': 'two of day, month and year the same',
  'same-number': 'same number, much alike in spelling',
  'local-part-jaro-winkler-92': 'part before the @ very much alike',
  'jaro-winkler-88-or-contains': 'much alike in spelling, or contains the other',
}
