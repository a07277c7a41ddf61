import type { AttributeValue } from '../../model/index.ts'
import type { ChannelRecord } from '../channel-event.ts'
import { decimalOf } from './decimal.ts'
import type { AttributeColumn, FileFormat, SourceDescription } from './description.ts'
import type { Columns, EventRows, Part } from './event-rows.ts'
import { timeReader } from './instant.ts'

/** Characters of an attribute; the canonical event holds no more. */
export const ATTRIBUTE_LENGTH_MAX = 4_096
const ID_LENGTH_MAX = 256

/** What the event says of its person. An empty cell says nothing: it does not withdraw what was said before. */
export function recordPart({ record, format }: SourceDescription, columns: Columns): Part<ChannelRecord | null> {
  if (record === undefined) return () => null
  const idColumn = record.id
  const id = columns.firstCell(idColumn)
  const attributes = Object.entries(record.attributes).map(([name, column]) =>
    attributeReader(name, column, columns, format),
  )
  return (event) => ({
    id: idColumn === undefined ? null : checkedId(id(event), idColumn, event),
    attributes: Object.fromEntries(attributes.flatMap((read) => read(event))),
  })
}

function checkedId(id: string | null, column: string, { findings }: EventRows): string | null {
  if (id === null) return findings.refuse('MISSING', column, 'is empty; it is the id of the record')
  if (id.length <= ID_LENGTH_MAX) return id
  return findings.refuse('TOO_LONG', column, `has ${id.length} characters; an id has at most ${ID_LENGTH_MAX}`)
}

function attributeReader(
  name: string,
  attribute: AttributeColumn,
  columns: Columns,
  format: FileFormat,
): Part<[string, AttributeValue][]> {
  const {
    column,
    type,
    format: dateFormat,
  } = typeof attribute === 'string' ? { column: attribute, type: 'text' as const } : attribute
  const cell = columns.firstCell(column)
  const valueOf = VALUE_READERS[type](format, dateFormat ?? 'yyyy-MM-dd')
  return (event) => {
    const text = cell(event)
    const value = text === null ? null : valueOf(text)
    if (value !== null) return [[name, value]]
    if (text !== null) event.findings.leaveOut(...leftOut(type, column))
    return []
  }
}

type ValueReader = (text: string) => AttributeValue

const VALUE_READERS = {
  text: () => (text: string) => (text.length <= ATTRIBUTE_LENGTH_MAX ? text : null),
  number:
    ({ decimal }: FileFormat) =>
    (text: string) =>
      numberOf(text, decimal),
  boolean: () => (text: string) => BOOLEANS.get(text.toLowerCase()) ?? null,
  date: (_: FileFormat, dateFormat: string): ValueReader => {
    const read = timeReader(dateFormat, 'UTC')
    return (text) => dateOf(read(text))
  },
} satisfies Record<string, (format: FileFormat, dateFormat: string) => ValueReader>

const BOOLEANS = new Map<string, boolean>([
  ['true', true],
  ['t', true],
  ['yes', true],
  ['y', true],
  ['1', true],
  ['false', false],
  ['f', false],
  ['no', false],
  ['n', false],
  ['0', false],
])

function numberOf(text: string, decimal: FileFormat['decimal']): number | null {
  const exact = decimalOf(text, decimal)
  return exact === null ? null : Number(`${exact.digits}e${-exact.scale}`)
}

function dateOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().slice(0, 10)
}

function leftOut(type: keyof typeof VALUE_READERS, column: string): ['TOO_LONG' | 'WRONG_TYPE', string, string] {
  if (type === 'text')
    return ['TOO_LONG', column, `is left out of the record: a text has at most ${ATTRIBUTE_LENGTH_MAX} characters`]
  return ['WRONG_TYPE', column, `is left out of the record: it is no ${type} as the source description has it`]
}
