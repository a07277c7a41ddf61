import type { SourceDescription } from './description.ts'
import type { Columns, EventRows } from './event-rows.ts'
import { fileMessageId } from './item.ts'
import type { RowGroup } from './row.ts'

/**
 * By the event's own id, else by what its rows share, else by what its row says and which of the rows that say
 * the same it is: two equal rows are two events, and the same file read again names the same two.
 *
 * @returns a reader that gives null where the id or what the rows share is not written
 */
export function messageIdPart(
  description: SourceDescription,
  columns: Columns,
): (group: RowGroup, event: EventRows) => string | null {
  const { name: source, event: described } = description
  const idColumn = described.id
  if (idColumn !== undefined) {
    const id = columns.firstCell(idColumn)
    return (_, event) => {
      const text = id(event)
      return text === null
        ? event.findings.refuse('MISSING', idColumn, 'is empty; it is the id of the event')
        : fileMessageId(source, 'id', text)
    }
  }
  if (described.groupBy !== undefined) return ({ key }) => (key === null ? null : fileMessageId(source, 'group', key))
  return ({ occurrence, rows }, event) => fileMessageId(source, 'content', contentOf(event, rows, columns), occurrence)
}

/** Of a table whatever the order of its columns, and whichever are there without a value; of JSON the line's text. */
function contentOf({ first }: EventRows, rows: RowGroup['rows'], columns: Columns): string {
  if (first.whole !== null) return rows[0]?.cells[0] ?? ''
  const said = columns.names.flatMap((name, index) => (first.cells[index] == null ? [] : [[name, first.cells[index]]]))
  return JSON.stringify(said.toSorted())
}
