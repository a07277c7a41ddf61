import type { Draft, Fields, SeenAs } from './draft.ts'
import type { Random } from './random.ts'
import { writtenEmail, writtenPhone } from './spelling.ts'

/** An item of a Segment batch. */
export interface SegmentCall {
  readonly type: Draft['type']
  readonly messageId: string
  /** ISO 8601, UTC */
  readonly timestamp: string
  readonly userId?: string
  readonly anonymousId?: string
  readonly event?: string
  readonly name?: string
  readonly traits?: Fields
  readonly properties?: Fields
  readonly context: Fields
}

/** Spells out what happened as the channel's own software would send it. */
export function callOf(draft: Draft, messageId: string, random: Random): SegmentCall {
  const shown = { ...written(draft.seenAs, random), ...draft.placeholders }
  const traits = { ...draft.traits, ...present({ email: shown.email, phone: shown.phone }) }
  const isIdentify = draft.type === 'identify'
  return {
    type: draft.type,
    messageId,
    timestamp: new Date(draft.atMs).toISOString(),
    ...present({ userId: shown.customer, anonymousId: shown.cookie }),
    ...(draft.type === 'track' ? { event: draft.name as string } : {}),
    ...(draft.type === 'page' || draft.type === 'screen' ? { name: draft.name as string } : {}),
    ...(isIdentify ? { traits } : { properties: draft.properties ?? {} }),
    context: contextOf(draft, shown, isIdentify ? {} : traits),
  }
}

function written(seenAs: SeenAs, random: Random): SeenAs {
  const { email, phone } = seenAs
  return {
    ...seenAs,
    ...(email === undefined ? {} : { email: writtenEmail(random, email) }),
    ...(phone === undefined ? {} : { phone: writtenPhone(random, phone) }),
  }
}

function contextOf(draft: Draft, { device, loyalty, landline }: SeenAs, traits: Fields): Fields {
  const externalIds = Object.entries(present({ loyalty, landline })).map(([type, id]) => ({
    id,
    type,
    collection: 'users',
    encoding: 'none',
  }))
  return {
    channel: draft.channel,
    ...(device === undefined ? {} : { device: { id: device } }),
    ...(externalIds.length === 0 ? {} : { externalIds }),
    ...(Object.keys(traits).length === 0 ? {} : { traits }),
  }
}

function present<T extends Readonly<Record<string, string | undefined>>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }
}
