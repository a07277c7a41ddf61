import { type EventType, faultOf } from '../../model/index.ts'
import { attributesOf } from '../attributes.ts'
import type { ChannelEvent, ChannelReading, ChannelRecord, JsonObject } from '../channel-event.ts'
import { Fields } from '../fields.ts'
import { purchaseOf } from '../purchase.ts'
import { identifiersOf } from './identifiers.ts'
import { SEGMENT_CALLS, type SegmentCall } from './items.ts'
import { mediumOf } from './medium.ts'

/**
 * | field                                     | becomes |
 * | ----------------------------------------- | ------- |
 * | `type`                                    | type |
 * | `event` (track), `name` else `category`   | name |
 * | `messageId`                               | messageId |
 * | `originalTimestamp`, else `timestamp`     | occurredAt; `sentAt` corrects it, as SDKs send theirs as `timestamp` |
 * | `context.sessionId`, `properties.session_id` | sessionId |
 * | `traits` of an identify                   | record: what the source says of the person; also properties |
 * | `traits` of a group                       | record, each name under `group.`: they describe the group |
 * | `properties`; `integrations`              | properties; context.integrations |
 * | `Order Completed`, `Order Refunded` …     | purchase |
 *
 * @param item one event, its `type` included, as `segmentItems` gives it
 */
export function fromSegment(item: JsonObject): ChannelReading {
  const call = SEGMENT_CALLS.find((name) => name !== 'batch' && name === item.type)
  if (call === undefined || call === 'batch')
    return {
      kind: 'fault',
      fault: faultOf('UNKNOWN_TYPE', 'type', 'is none of track, identify, page, screen, group, alias'),
    }
  const fields = new Fields(item)
  const event = eventOf(fields, call)
  const [fault] = fields.faults
  return fault ? { kind: 'fault', fault } : { kind: 'event', event }
}

function eventOf(fields: Fields, call: EventType & SegmentCall): ChannelEvent {
  const name = nameOf(fields, call)
  return {
    messageId: fields.text('messageId'),
    type: call,
    name,
    channel: mediumOf(fields),
    sessionId: fields.firstText([
      'context.sessionId',
      'context.session_id',
      'properties.session_id',
      'properties.sessionId',
    ]),
    occurredAt: fields.instant('originalTimestamp') ?? fields.instant('timestamp'),
    sentAt: fields.instant('sentAt'),
    identifiers: identifiersOf(fields, call),
    record: recordOf(fields, call),
    purchase: call === 'track' ? purchaseOf(fields, name, 'properties') : null,
    properties: propertiesOf(fields, call),
    context: contextOf(fields),
    notices: fields.notices,
  }
}

function nameOf(fields: Fields, call: SegmentCall): string | null {
  if (call === 'page' || call === 'screen') return fields.firstText(['name', 'category', 'properties.name'])
  if (call !== 'track') return null
  const name = fields.text('event')
  if (name === null && fields.faults.length === 0)
    fields.refuse('MISSING', 'event', 'is not there: a track call names what happened')
  return name
}

function recordOf(fields: Fields, call: SegmentCall): ChannelRecord | null {
  if (call !== 'identify' && call !== 'group') return null
  const traits = fields.object('traits')
  const attributes = attributesOf(
    fields,
    call === 'group' ? { ...groupIdOf(fields), ...traits } : traits,
    'traits',
    call === 'group' ? 'group.' : '',
  )
  return Object.keys(attributes).length === 0 ? null : { id: null, attributes }
}

function groupIdOf(fields: Fields): JsonObject {
  const id = fields.text('groupId')
  return id === null ? {} : { id }
}

function propertiesOf(fields: Fields, call: SegmentCall): JsonObject {
  if (call === 'identify') return fields.object('traits')
  if (call === 'group') return { groupId: fields.value('groupId') ?? null, traits: fields.object('traits') }
  if (call === 'alias') return { previousId: fields.value('previousId') ?? null }
  return fields.object('properties')
}

function contextOf(fields: Fields): JsonObject {
  const integrations = fields.value('integrations')
  return integrations == null ? fields.object('context') : { ...fields.object('context'), integrations }
}
