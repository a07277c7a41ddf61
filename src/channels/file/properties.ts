import type { JsonObject, JsonValue } from '../channel-event.ts'
import type { SourceDescription } from './description.ts'
import type { Columns, EventRow, Part } from './event-rows.ts'
import { ATTRIBUTE_LENGTH_MAX } from './record.ts'
import { remembered } from './remembered.ts'

const NUMBERS = new Set(['quantity', 'price'])
const DIGITS_EXACT = 15

/** Something that a row says, as it was received. */
interface Said {
  readonly name: string
  readonly value: (row: EventRow) => JsonValue
}

/**
 * Everything that no other part of the event holds as it was received: what all rows agree on by its column's name,
 * the rest on `lines`, one object per row with the `product`, `description`, `quantity` and `price` of it.
 */
export function propertiesPart(description: SourceDescription, columns: Columns): Part<JsonObject> {
  const held = heldColumns(description)
  const saidBy = saidReader(
    columns,
    new Set(Object.values(description.lines ?? {}).filter((column) => column !== undefined)),
  )
  const line = lineReader(description.lines ?? {}, columns)
  return ({ first, rows }) => {
    const said = saidBy(rows)
    const varying = rows.length === 1 ? [] : said.filter((one) => varies(one, first, rows))
    const shared = said.filter((one) => !varying.includes(one) && !(held.has(one.name) && isHeld(one.value(first))))
    const properties = entriesOf(shared, first)
    if (description.lines === undefined && varying.length === 0) return Object.fromEntries(properties)
    const lines = rows.map((row) =>
      varying.length === 0 ? line(row) : { ...line(row), ...Object.fromEntries(entriesOf(varying, row)) },
    )
    return Object.fromEntries([...properties, ['lines', lines]])
  }
}

/** A text that is too long for an attribute has no other place. */
function isHeld(value: JsonValue): boolean {
  return typeof value !== 'string' || value.length <= ATTRIBUTE_LENGTH_MAX
}

/** Columns whose text another part of the event holds unchanged, if all rows agree on it. */
function heldColumns({ identifiers, record }: SourceDescription): Set<string> {
  const verbatim = identifiers.filter(({ pattern }) => pattern === undefined).map(({ column }) => column)
  const attributes = Object.values(record?.attributes ?? {}).filter((attribute) => typeof attribute === 'string')
  return new Set([...verbatim, ...attributes])
}

/** The columns of a table; of JSON lines the keys that they have. */
function saidReader(columns: Columns, onLines: ReadonlySet<string>): (rows: readonly EventRow[]) => readonly Said[] {
  const inTable = columns.names
    .filter((name) => !onLines.has(name))
    .map((name) => saidInTable(name, columns.indexOf(name)))
  return (rows) => {
    if (rows[0]?.whole == null) return inTable
    const keys = new Set(rows.flatMap(({ whole }) => Object.keys(whole ?? {})))
    return [...keys].filter((key) => !onLines.has(key)).map(saidInJson)
  }
}

function saidInTable(name: string, index: number): Said {
  return { name, value: ({ cells }) => cells[index] ?? null }
}

function saidInJson(name: string): Said {
  return { name, value: ({ whole }) => (whole !== null && Object.hasOwn(whole, name) ? (whole[name] ?? null) : null) }
}

function varies({ value }: Said, first: EventRow, rows: readonly EventRow[]): boolean {
  const expected = value(first)
  return rows.some((row) => !equal(value(row), expected))
}

function equal(a: JsonValue, b: JsonValue): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

function entriesOf(said: readonly Said[], row: EventRow): [string, JsonValue][] {
  const entries = said.map(({ name, value }): [string, JsonValue] => [name, value(row)])
  return entries.filter(([, value]) => value !== null && value !== '')
}

function lineReader(lines: NonNullable<SourceDescription['lines']>, columns: Columns): (row: EventRow) => JsonObject {
  const parts = Object.entries(lines).map(([name, column]) => ({
    name,
    cell: columns.cell(column ?? ''),
    valueOf: NUMBERS.has(name) ? remembered(numberOrText) : asText,
  }))
  return (row) => {
    const line: JsonObject = {}
    for (const { name, cell, valueOf } of parts) {
      const text = cell(row)
      if (text !== null) line[name] = valueOf(text)
    }
    return line
  }
}

function asText(text: string): string {
  return text
}

/** A number where none of its digits is lost by it. */
function numberOrText(text: string): number | string {
  return text.length <= DIGITS_EXACT && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
