import type { RawInstant } from '../channel-event.ts'
import type { SourceDescription } from './description.ts'
import type { Columns, Part } from './event-rows.ts'
import { timeReader } from './instant.ts'
import { remembered } from './remembered.ts'

/** The earliest time of the rows; null without a time column: then it happened when it was received. */
export function occurredAtPart({ time, zone }: SourceDescription, columns: Columns): Part<RawInstant | null> {
  if (time === undefined) return () => null
  const { column, format } = time
  const cell = columns.cell(column)
  const msOf = remembered(timeReader(format, zone))
  return ({ rows, findings }) => {
    let earliest = Infinity
    let previous: string | null = null
    for (const row of rows) {
      const text = cell(row)
      if (text === null || text === previous) continue
      previous = text
      const ms = msOf(text)
      if (ms === null) return findings.refuse('INVALID_TIMESTAMP', column, `is no time; expected ${format}`)
      earliest = Math.min(earliest, ms)
    }
    if (earliest === Infinity) return findings.refuse('MISSING', column, 'is empty; it is the time of the event')
    return { value: new Date(earliest).toISOString(), field: column }
  }
}
