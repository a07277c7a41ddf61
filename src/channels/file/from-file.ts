import { type Fault, faultOf } from '../../model/index.ts'
import type { ChannelEvent, ChannelReading, JsonObject } from '../channel-event.ts'
import { isObject } from '../fields.ts'

/**
 * Reads an item of a file: one that `EventMapper` has mapped, now or, from a dead letter, earlier.
 * What of it could have been changed by hand is checked with the canonical event.
 */
export function fromFile(item: JsonObject): ChannelReading {
  if (item.kind === 'event' && isChannelEvent(item.event)) return { kind: 'event', event: item.event }
  if (item.kind === 'refused' && isFault(item.fault)) return { kind: 'fault', fault: item.fault }
  return { kind: 'fault', fault: faultOf('INVALID_EVENT', '', 'is no item of a file; ingest the file again') }
}

const LISTS = ['identifiers', 'notices'] as const
const OBJECTS = ['properties', 'context'] as const

function isChannelEvent(value: unknown): value is ChannelEvent {
  if (!isObject(value)) return false
  return LISTS.every((key) => Array.isArray(value[key])) && OBJECTS.every((key) => isObject(value[key]))
}

function isFault(value: unknown): value is Fault {
  return (
    isObject(value) &&
    typeof value.code === 'string' &&
    typeof value.field === 'string' &&
    typeof value.message === 'string'
  )
}
