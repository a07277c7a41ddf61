import { type Fault, faultOf } from '../../model/index.ts'
import type {
  ChannelEvent,
  ChannelPurchase,
  ChannelRecord,
  JsonObject,
  RawIdentifier,
  RawInstant,
} from '../channel-event.ts'
import { chooserOf } from './conditions.ts'
import { groupColumns } from './columns.ts'
import type { SourceDescription } from './description.ts'
import { Columns, type EventRow, type EventRows, type Part } from './event-rows.ts'
import { Findings } from './findings.ts'
import { identifiersPart } from './identifiers.ts'
import { type FileItem, refusedItem } from './item.ts'
import { readJsonLine } from './json-line.ts'
import { messageIdPart } from './message-id.ts'
import { occurredAtPart } from './occurred-at.ts'
import { propertiesPart } from './properties.ts'
import { purchasePart } from './purchase.ts'
import { recordPart } from './record.ts'
import type { GroupDefect, RowGroup, SourceRow } from './row.ts'

interface Parts {
  readonly name: Part<string | null>
  readonly session: Part<string | null>
  readonly occurredAt: Part<RawInstant | null>
  readonly identifiers: Part<RawIdentifier[]>
  readonly record: Part<ChannelRecord | null>
  readonly purchase: Part<ChannelPurchase | null>
  readonly properties: Part<JsonObject>
}

/** Maps the rows of each event as a source description says. */
export class EventMapper {
  readonly #description: SourceDescription
  readonly #columns: Columns
  readonly #kind: 'table' | 'json'
  readonly #parts: Parts
  readonly #messageId: (group: RowGroup, event: EventRows) => string | null

  /**
   * @param columns what the cells of each row are; for JSON lines those that the description names
   * @param kind what a row is: cells, or a line of JSON
   */
  constructor(description: SourceDescription, columns: readonly string[], kind: 'table' | 'json') {
    this.#description = description
    this.#columns = new Columns(columns)
    this.#kind = kind
    this.#parts = partsOf(description, this.#columns)
    this.#messageId = messageIdPart(description, this.#columns)
  }

  /** @returns the event, or why its rows are none */
  map(group: RowGroup): FileItem {
    const [firstRow] = group.rows
    if (firstRow === undefined) throw new TypeError('A group has no rows: the reader must give at least one')
    const rows = this.#readable(group.rows)
    const [first] = rows
    if (first === undefined || rows.length < group.rows.length)
      return refusedItem(firstRow, notJson(), this.#kept(group))
    const event = { first, rows, findings: new Findings() }
    const messageId = this.#messageId(group, event)
    const mapped = this.#eventOf(messageId, event)
    const fault = defectFault(group.defect) ?? event.findings.faults[0]
    if (fault || messageId === null) return refusedItem(firstRow, fault ?? this.#noKey(), this.#kept(group), messageId)
    return { kind: 'event', messageId, file: firstRow.file, line: firstRow.line, event: mapped }
  }

  /** @returns fewer where a line is no JSON object */
  #readable(rows: readonly SourceRow[]): EventRow[] {
    if (this.#kind === 'table') return rows.map(({ cells }) => ({ cells, whole: null }))
    return rows.flatMap(({ cells }) => readJsonLine(cells[0] ?? '', this.#columns.names) ?? [])
  }

  #eventOf(messageId: string | null, event: EventRows): ChannelEvent {
    const parts = this.#parts
    const identifiers = parts.identifiers(event)
    const record = parts.record(event)
    return {
      messageId,
      type: typeOf(this.#description),
      name: parts.name(event),
      channel: this.#description.channel,
      sessionId: parts.session(event),
      occurredAt: parts.occurredAt(event),
      sentAt: null,
      identifiers,
      // Without an id of its own a record is its person's: nobody's is none.
      record: record?.id === null && identifiers.length === 0 ? null : record,
      purchase: parts.purchase(event),
      properties: parts.properties(event),
      context: {},
      notices: event.findings.notices,
    }
  }

  #noKey(): Fault {
    const columns = groupColumns(this.#description)
    return faultOf('MISSING', columns.join('.'), 'is empty; rows that share it are one event')
  }

  /** What a dead letter shows of the rows. */
  #kept(group: RowGroup): unknown[] {
    if (this.#kind === 'json') return group.rows.map(({ line, cells }) => ({ line, text: cells[0] }))
    return group.rows.map(({ line, cells }) => ({
      line,
      ...Object.fromEntries(this.#columns.names.map((name, index) => [name, cells[index] ?? null])),
    }))
  }
}

function partsOf(description: SourceDescription, columns: Columns): Parts {
  return {
    name: chooserOf(description.event.name, columns),
    session: columns.firstCell(description.event.session),
    occurredAt: occurredAtPart(description, columns),
    identifiers: identifiersPart(description, columns),
    record: recordPart(description, columns),
    purchase: purchasePart(description, columns),
    properties: propertiesPart(description, columns),
  }
}

/** What only says who a person is, is a record; what happened is a track. */
function typeOf({ event, record, purchase }: SourceDescription): ChannelEvent['type'] {
  return event.type ?? (record !== undefined && purchase === undefined && event.name === undefined ? 'record' : 'track')
}

function notJson(): Fault {
  return faultOf('NOT_JSON', '', 'The line is no JSON object; expected one object on each line')
}

const DEFECTS: Readonly<Record<GroupDefect, Fault>> = {
  'row-unreadable': faultOf(
    'ROW_UNREADABLE',
    '',
    'Another row of this event could not be read, and part of an event is none: mend that row and ingest the file again',
  ),
  'file-ends-early': faultOf(
    'FILE_ENDS_EARLY',
    '',
    'The file ends early in the middle of this event: fetch the file again and ingest it again',
  ),
  'too-large': faultOf(
    'EVENT_TOO_LARGE',
    '',
    'The rows of this event are too much for one; does groupBy name the right columns?',
  ),
}

function defectFault(defect: GroupDefect | null): Fault | null {
  return defect === null ? null : DEFECTS[defect]
}
