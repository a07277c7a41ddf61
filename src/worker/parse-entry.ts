import { ZodError } from 'zod'
import { faultOf, upcastEvent, type Fault, type LoggedEvent } from '../model/index.ts'
import type { FailedEvent, LogEntry } from './ports.ts'

export type ParsedEntry =
  | { readonly kind: 'ok'; readonly value: LoggedEvent }
  | { readonly kind: 'deadLetter'; readonly failed: FailedEvent }

/** Reads an entry of the log as an event of today's version. One that cannot be read is a dead letter, never an error. */
export function parseEntry({ lane, position, text }: LogEntry): ParsedEntry {
  const raw = jsonOf(text)
  try {
    return { kind: 'ok', value: { lane, position, event: upcastEvent(raw as Record<string, unknown>) } }
  } catch (error) {
    return { kind: 'deadLetter', failed: failedEvent({ lane, position, raw, fault: parseFault(error) }) }
  }
}

/** An event that failed now. */
export function failedEvent(event: Pick<FailedEvent, 'lane' | 'position' | 'raw' | 'fault'>): FailedEvent {
  const { source } = (event.raw ?? {}) as { source?: unknown }
  return { ...event, source: typeof source === 'string' ? source : 'unknown', failedAt: new Date().toISOString() }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Zod's messages name what was expected, not the value that was found. */
function parseFault(error: unknown): Fault {
  const [issue] = error instanceof ZodError ? error.issues : []
  if (issue === undefined) return faultOf('INVALID_EVENT', '', 'The entry of the event log is not a JSON object')
  return faultOf('INVALID_EVENT', issue.path.join('.'), issue.message)
}
