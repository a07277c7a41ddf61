import type { RawIdentifier } from '../channel-event.ts'
import type { IdentifierColumn, SourceDescription } from './description.ts'
import type { Columns, EventRow, EventRows, Part } from './event-rows.ts'

/** Each identifier that the rows of an event name, once. */
export function identifiersPart({ identifiers }: SourceDescription, columns: Columns): Part<RawIdentifier[]> {
  const readers = identifiers.map((one) => identifierReader(one, columns))
  return (event) => readers.flatMap((read) => read(event))
}

function identifierReader(
  { namespace, column, pattern, verified }: IdentifierColumn,
  columns: Columns,
): Part<RawIdentifier[]> {
  const cell = columns.cell(column)
  const shape = pattern === undefined ? null : new RegExp(pattern, 'u')
  const vouched = verified ? 'always' : 'never'
  const valuesOf = (event: EventRows) =>
    distinctCells(event, cell).flatMap((text) => {
      const value = shape === null ? text : captured(shape, text)
      if (value === null)
        event.findings.leaveOut('INVALID_IDENTIFIER', column, `is left out: it does not match ${pattern}`)
      return value ?? []
    })
  return (event) => [...new Set(valuesOf(event))].map((raw) => ({ namespace, raw, vouched, field: column }))
}

function distinctCells({ rows }: EventRows, cell: (row: EventRow) => string | null): string[] {
  const found = new Set<string>()
  let previous: string | null = null
  for (const row of rows) {
    const text = cell(row)
    if (text !== null && text !== previous) found.add(text)
    previous = text
  }
  return [...found]
}

function captured(shape: RegExp, text: string): string | null {
  const match = shape.exec(text)
  return match === null ? null : (match[1] ?? match[0])
}
