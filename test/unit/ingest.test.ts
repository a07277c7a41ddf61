import { describe, expect, it } from 'vitest'
import type { IngestAnswer } from '../../src/app/ingest/index.ts'
import { canonicalEventSchema, decodeToken, DEVELOPMENT_CONTEXT, laneOf, SelfsameError } from '../../src/model/index.ts'
import { RECEIVED_AT, testGate, type TestGate } from '../support/gate.ts'

const HTTP_BYTES_MAX = 32 * 1_024

function accept(
  gate: TestGate,
  items: unknown[],
  { trusted = true, scope = 'key-1', protocol = 'segment' as 'segment' | 'generic' } = {},
): Promise<IngestAnswer> {
  const sender = { source: 'shop', scope, trusted }
  return gate.ingest.accept(DEVELOPMENT_CONTEXT, {
    protocol,
    sender,
    items,
    receivedAt: RECEIVED_AT,
    eventBytesMax: HTTP_BYTES_MAX,
  })
}

const generic = (identifiers: object) => ({ event_type: 'x', context: { identifiers } })
const track = (parts: object = {}) => ({ type: 'track', event: 'x', ...parts })

async function refusal(item: unknown, how?: Parameters<typeof accept>[2]) {
  const { faults } = await accept(testGate(), [item], how)
  return faults.map(({ fault }) => [fault.code, fault.field])[0]
}

async function eventOf(item: unknown, how?: Parameters<typeof accept>[2]) {
  const gate = testGate()
  const { faults } = await accept(gate, [item], how)
  expect(faults).toEqual([])
  const [event] = gate.log.events
  if (!event) throw new Error('nothing was appended')
  return event
}

describe('a batch', () => {
  it('adds up: what is read is accepted, a duplicate, suppressed or dead-lettered', async () => {
    const gate = testGate()
    const answer = await accept(gate, [
      track({ messageId: 'm1' }),
      track({ messageId: 'm2' }),
      track({ messageId: 'm1' }),
      7,
      track({ timestamp: 'soon', messageId: 'm4' }),
    ])
    expect(answer).toMatchObject({ read: 5, accepted: 2, duplicates: 1, suppressed: 0, deadLettered: 2 })
    expect(answer.messageIds).toEqual(['m1', 'm2', 'm1', null, 'm4'])
    expect(
      answer.faults.map(({ index, messageId, fault, deadLetterId }) => [
        index,
        messageId,
        fault.code,
        fault.field,
        deadLetterId,
      ]),
    ).toEqual([
      [3, null, 'NOT_AN_OBJECT', '', '000001'],
      [4, 'm4', 'INVALID_TIMESTAMP', 'timestamp', '000002'],
    ])
    expect(gate.log.events.map(({ messageId }) => messageId)).toEqual(['m1', 'm2'])
  })

  it('answers with a token of the last position on each lane, duplicates included', async () => {
    const gate = testGate()
    const first = await accept(gate, [track({ messageId: 'm1', userId: 'u1' })])
    const again = await accept(gate, [track({ messageId: 'm1', userId: 'u1' })])
    expect([...decodeToken(first.token)]).toEqual([[laneOf(gate.log.events[0]!), '1-0']])
    expect(again.token).toBe(first.token)
    expect((await accept(gate, [])).token).toBe('')
  })

  it('remembers messageIds within its sender only', async () => {
    const gate = testGate()
    await accept(gate, [track({ messageId: 'm1' })], { scope: 'key-1' })
    expect(await accept(gate, [track({ messageId: 'm1' })], { scope: 'key-2' })).toMatchObject({
      accepted: 1,
      duplicates: 0,
    })
  })

  it('takes an event without a messageId for another one each time', async () => {
    const gate = testGate()
    const answer = await accept(gate, [track(), track()])
    expect(answer.accepted).toBe(2)
    expect(new Set(answer.messageIds).size).toBe(2)
  })

  it('goes to the lane of its device, else its cookie, else its person', async () => {
    const gate = testGate()
    await accept(gate, [
      track({ userId: 'u1', context: { device: { id: 'd1' } } }),
      track({ userId: 'u2', context: { device: { id: 'd1' } } }),
    ])
    expect(new Set(gate.log.appended.map(({ lane }) => lane)).size).toBe(1)
    expect(gate.log.appended[0]?.lane).toBe(laneOf(gate.log.events[0]!))
  })
})

describe('nothing is answered that is not on disk', () => {
  it('when the log refuses: no dead letter is added either, so that a retry does not add it twice', async () => {
    const gate = testGate()
    gate.log.failure = new SelfsameError('BACKLOG_FULL', 'full')
    await expect(accept(gate, [track(), 7])).rejects.toThrow('full')
    expect(gate.letters.all).toEqual([])
  })

  it('when the dead letters cannot be kept: the retry finds its events there already', async () => {
    const gate = testGate()
    gate.letters.failure = new SelfsameError('UNAVAILABLE', 'away')
    await expect(accept(gate, [track({ messageId: 'm1' }), 7])).rejects.toThrow('away')
    gate.letters.failure = null
    expect(await accept(gate, [track({ messageId: 'm1' }), 7])).toMatchObject({
      accepted: 0,
      duplicates: 1,
      deadLettered: 1,
    })
  })

  it('nor taken from somebody who may not send', async () => {
    const batch = {
      protocol: 'segment',
      sender: { source: 's', scope: 's', trusted: true },
      items: [],
      receivedAt: RECEIVED_AT,
      eventBytesMax: 1,
    } as const
    await expect(
      testGate().ingest.accept({ ...DEVELOPMENT_CONTEXT, scopes: ['profiles:read'] }, batch),
    ).rejects.toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
  })
})

describe('when an event happened', () => {
  it.each([
    ['as its sender says', { timestamp: '2026-05-04T08:00:00Z' }, '2026-05-04T08:00:00.000Z'],
    ['with an offset', { timestamp: '2026-05-04T10:00:00+02:00' }, '2026-05-04T08:00:00.000Z'],
    ['in UTC where it names no offset', { timestamp: '2026-05-04 08:00:00' }, '2026-05-04T08:00:00.000Z'],
    ['in milliseconds', { timestamp: 1_777_881_600_000 }, '2026-05-04T08:00:00.000Z'],
    ['when it was received, without a time', {}, RECEIVED_AT],
    [
      'by our clock, an hour before a sender that is two days ahead sent it',
      { timestamp: '2026-05-06T10:00:00Z', sentAt: '2026-05-06T11:00:00Z' },
      '2026-05-04T08:30:00.000Z',
    ],
    [
      'by our clock, though the sender stands in 1970',
      { timestamp: '1970-01-01T00:00:05Z', sentAt: '1970-01-01T00:00:15Z' },
      '2026-05-04T09:29:50.000Z',
    ],
    ['up to a day ahead', { timestamp: '2026-05-05T09:30:00Z' }, '2026-05-05T09:30:00.000Z'],
    ['from 2000 on', { timestamp: '2000-01-01T00:00:00Z' }, '2000-01-01T00:00:00.000Z'],
  ])('is told %s', async (_how, parts, occurredAt) => {
    expect(await eventOf(track(parts))).toMatchObject({ occurredAt, receivedAt: RECEIVED_AT })
  })

  it.each([
    [{ timestamp: '1970-01-01T00:00:00Z' }, ['TIMESTAMP_OUT_OF_RANGE', 'timestamp']],
    [{ timestamp: '1999-12-31T23:59:59.999Z' }, ['TIMESTAMP_OUT_OF_RANGE', 'timestamp']],
    [{ timestamp: '2090-01-01T00:00:00Z' }, ['TIMESTAMP_OUT_OF_RANGE', 'timestamp']],
    [{ timestamp: '2026-05-05T09:30:00.001Z' }, ['TIMESTAMP_OUT_OF_RANGE', 'timestamp']],
    [{ timestamp: 1_777_881_600 }, ['TIMESTAMP_OUT_OF_RANGE', 'timestamp']],
    [
      { originalTimestamp: '1970-01-01', timestamp: '2026-05-04T08:00:00Z' },
      ['TIMESTAMP_OUT_OF_RANGE', 'originalTimestamp'],
    ],
    [{ timestamp: 'yesterday' }, ['INVALID_TIMESTAMP', 'timestamp']],
    [{ timestamp: '09:30' }, ['INVALID_TIMESTAMP', 'timestamp']],
    [{ timestamp: '2026-02-30T00:00:00Z' }, ['INVALID_TIMESTAMP', 'timestamp']],
    [{ timestamp: 1e300 }, ['INVALID_TIMESTAMP', 'timestamp']],
    [{ timestamp: '2026-05-04T08:00:00Z', sentAt: 'now' }, ['INVALID_TIMESTAMP', 'sentAt']],
  ])('%j is refused', async (parts, fault) => {
    expect(await refusal(track(parts))).toEqual(fault)
  })
})

async function verified(item: unknown, trusted = true) {
  const { identifiers } = await eventOf(item, { trusted })
  return identifiers.filter((id) => id.verified).map(({ namespace }) => namespace)
}

describe('an identifier is verified', () => {
  const identify = {
    type: 'identify',
    userId: 'u1',
    anonymousId: 'a1',
    traits: { email: 'jane@example.org' },
    context: { device: { id: 'd1' }, externalIds: [{ id: 'L1', type: 'loyalty' }] },
  }
  it('when a trusted key names it', async () => {
    expect(await verified(identify)).toEqual(['customer', 'cookie', 'device', 'email', 'loyalty'])
    expect(await verified({ ...track(), ...identify, type: 'track' })).toEqual([
      'customer',
      'cookie',
      'device',
      'loyalty',
    ])
  })

  it('when any key names it and it is a device', async () => {
    expect(await verified(identify, false)).toEqual(['cookie', 'device'])
  })

  it.each(['anonymous', 'null', ''])('not as an e-mail address beside a customer id of "%s"', async (userId) => {
    expect(await verified({ type: 'identify', userId, traits: { email: 'jane@example.org' } })).not.toContain('email')
  })

  it('once, if it is so anywhere in the event', async () => {
    const item = track({
      userId: 'u1',
      context: { traits: { email: 'jane@example.org' }, externalIds: [{ id: 'u1', type: 'user_id' }] },
    })
    expect((await eventOf(item)).identifiers.map((id) => [id.key, id.verified])).toEqual([
      ['customer:u1', true],
      ['email:jane@example.org', false],
    ])
  })
})

describe('an identifier that is none', () => {
  it.each(['null', 'undefined', '', '  '])('"%s" is dropped', async (userId) => {
    expect((await eventOf(track({ userId }))).identifiers).toEqual([])
  })

  it.each(['anonymous', '0000', 'unknown'])('"%s" is kept for the engine to block', async (userId) => {
    expect((await eventOf(track({ userId }))).identifiers.map(({ key }) => key)).toEqual([`customer:${userId}`])
  })

  it('refuses the event, where it is an e-mail address or id that cannot be one', async () => {
    expect(await refusal({ type: 'identify', userId: 'u1', traits: { email: 'a@b@example.org' } })).toEqual([
      'INVALID_EMAIL',
      'traits.email',
    ])
    expect(await refusal(track({ anonymousId: 'x'.repeat(513) }))).toEqual(['TOO_LONG', 'anonymousId'])
    expect(await refusal(track({ userId: 'a\0' }))).toEqual(['INVALID_IDENTIFIER', 'userId'])
  })

  it('is left out with a notice, where it is a phone number: the event goes on, and its value stays as received', async () => {
    const gate = testGate()
    const answer = await accept(gate, [
      { type: 'identify', messageId: 'm1', userId: 'u1', traits: { phone: 'after six' } },
    ])
    expect(answer).toMatchObject({ accepted: 1, deadLettered: 0, faults: [] })
    expect(answer.notices.map(({ index, messageId, fault }) => [index, messageId, fault.code, fault.field])).toEqual([
      [0, 'm1', 'INVALID_PHONE', 'traits.phone'],
    ])
    expect(gate.log.events[0]?.identifiers.map(({ key }) => key)).toEqual(['customer:u1'])
    expect(gate.log.events[0]?.record?.attributes).toEqual({ phone: 'after six' })
  })

  it('is one of more than a hundred', async () => {
    const till = Array.from({ length: 101 }, (_, i) => `t${i}`)
    expect(await refusal(generic({ till }), { protocol: 'generic' })).toEqual([
      'TOO_MANY',
      'context.identifiers.till.100',
    ])
    expect((await eventOf(generic({ till: till.slice(1) }), { protocol: 'generic' })).identifiers).toHaveLength(100)
  })
})

it('a fault never quotes what it found', async () => {
  const gate = testGate()
  const secrets = {
    userId: 'a\0secret',
    traits: { email: 'secret@secret@secret' },
    timestamp: 'secret',
    phone: 'secret',
  }
  await accept(
    gate,
    Object.entries(secrets).map(([key, value]) => ({ type: 'identify', [key]: value })),
  )
  expect(gate.letters.all.length).toBeGreaterThan(2)
  for (const { fault } of gate.letters.all) expect(JSON.stringify(fault)).not.toContain('secret')
})

it('what lies on the log is a canonical event, its order in the default currency', async () => {
  const event = await eventOf({
    type: 'track',
    event: 'Order Completed',
    messageId: 'm1',
    userId: 'u1',
    properties: { order_id: 'o1', total: 5 },
  })
  expect(canonicalEventSchema.parse(event)).toEqual(event)
  expect(event).toMatchObject({
    version: 1,
    source: 'shop',
    messageId: 'm1',
    purchase: { kind: 'order', orderId: 'o1', amount: 50_000, currency: 'GBP' },
  })
})

it('a letter cut in two by its sender is mended in texts, and refused in identifiers', async () => {
  expect((await eventOf(track({ properties: { title: 'Nice \ud83d' } }))).properties).toEqual({ title: 'Nice \ufffd' })
  expect(await refusal(track({ userId: 'Nice \ud83d' }))).toEqual(['INVALID_IDENTIFIER', 'userId'])
})
