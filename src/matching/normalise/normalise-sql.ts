import type { DayOrder, Field } from '../recipe/index.ts'
import { textSql } from '../sql.ts'
import { ADDRESS_WORDS, PARTICLES, PLACEHOLDERS, SOUNDS, TITLES } from './words.ts'

const PHONE_DIGITS = 10

/**
 * SQL: what a cell says as this kind of field, in one way of writing; NULL where it says nothing.
 *
 * @param cell SQL of a text in ASCII
 */
export function normalisedSql(field: Field, cell: string): string {
  const words = placeholderFree(wordsSql(cell))
  switch (field.kind) {
    case 'givenName':
    case 'familyName':
    case 'fullName':
      return nameSql(words, field.part)
    case 'birthDate':
      return dateSql(cell, field.dayOrder ?? 'dayFirst')
    case 'phone':
      return `nullif(right(${digits(cell)}, ${PHONE_DIGITS}), '')`
    case 'email':
      return placeholderFree(`lower(trim(${cell}))`)
    case 'postcode':
    case 'identifier':
      return `nullif(replace(${words}, ' ', ''), '')`
    case 'address':
      return addressSql(words)
    case 'houseNumber':
    case 'category':
      return words
  }
}

/** SQL: a list of the words of a full name that are neither in its other name fields nor tell nobody apart. */
export function extraWordsSql(fullName: string, names: readonly string[]): string {
  const others = names.map((name) => `string_split(coalesce(${name}, ''), ' ')`)
  const known = [`[${PARTICLES.map(textSql).join(', ')}]`, ...others].join(' || ')
  return `list_sort(list_distinct(list_filter(string_split(${fullName}, ' '), word -> length(word) > 1 AND NOT list_contains(${known}, word))))`
}

/** SQL: days since 1970 of a date in eight figures; NULL where there is no such day. */
export function dayNumberSql(date: string): string {
  return `(try_strptime(${date}, '%Y%m%d')::DATE - DATE '1970-01-01')::INTEGER`
}

/** SQL: a name's consonants by their sound; NULL where it has none. */
export function soundSql(name: string): string {
  const sounds = SOUNDS.reduce(
    (text, [pattern, sound]) => `regexp_replace(${text}, '${pattern}', '${sound}', 'g')`,
    name,
  )
  const squeezed = [...'fklnprstx'].reduce(
    (text, letter) => `regexp_replace(${text}, '${letter}+', '${letter}', 'g')`,
    sounds,
  )
  return `nullif(${squeezed}, '')`
}

/** Lower case, letters and figures only, single spaces. */
function wordsSql(cell: string): string {
  const plain = `regexp_replace(lower(${cell}), '[''\`]', '', 'g')`
  return `trim(regexp_replace(${plain}, '[^a-z0-9]+', ' ', 'g'))`
}

function placeholderFree(text: string): string {
  return `CASE WHEN ${text} NOT IN (${PLACEHOLDERS.map(textSql).join(', ')}) THEN ${text} END`
}

function nameSql(words: string, part: Field['part']): string {
  const untitled = `trim(regexp_replace(regexp_replace(${words}, '\\b(${TITLES})\\b', '', 'g'), ' +', ' ', 'g'))`
  const name = `coalesce(nullif(${untitled}, ''), ${words})`
  if (part === undefined) return name
  return `string_split(${name}, ' ')[${part === 'first' ? 1 : -1}]`
}

function addressSql(words: string): string {
  return ADDRESS_WORDS.reduce(
    (text, [long, short]) => `regexp_replace(${text}, '\\b${long}\\b', '${short}', 'g')`,
    words,
  )
}

function digits(text: string): string {
  return `regexp_replace(${text}, '[^0-9]', '', 'g')`
}

/** Two figures of a year come first, because DuckDB takes them for a year of the first century otherwise. */
const DAY_FIRST = ['%d/%m/%y', '%d/%m/%Y']
const MONTH_FIRST = ['%m/%d/%y', '%m/%d/%Y']
const IN_WORDS = ['%d %b %y', '%d %B %y', '%d %b %Y', '%d %B %Y', '%b %d %Y', '%B %d %Y']
/** Whoever would be born later was born a hundred years before. */
const YEAR_MAX = 2030

/**
 * Eight figures, year first. What has them already is kept as it stands, also a 31 February: a slip of the pen is
 * compared figure by figure.
 */
function dateSql(cell: string, order: DayOrder): string {
  const marks = `trim(regexp_replace(${cell}, '[-./, ]+', '/', 'g'), '/ ')`
  const figures = order === 'dayFirst' ? [...DAY_FIRST, ...MONTH_FIRST] : [...MONTH_FIRST, ...DAY_FIRST]
  const words = IN_WORDS.map((format) => format.replaceAll(' ', '/'))
  const formats = [...figures, ...words, '%Y/%m/%d'].map(textSql).join(', ')
  const parsed = `try_strptime(${marks}, [${formats}])`
  return `CASE
    WHEN regexp_matches(${cell}, '^\\s*\\d{4}-?\\d{2}-?\\d{2}') THEN left(${digits(cell)}, 8)
    ELSE strftime(CASE WHEN year(${parsed}) > ${YEAR_MAX} THEN ${parsed} - INTERVAL 100 YEAR ELSE ${parsed} END, '%Y%m%d') END`
}
