import { beforeEach, describe, expect, it } from 'vitest'
import { createGateServer } from '../../src/api/gate/index.ts'
import { SelfsameError } from '../../src/model/index.ts'
import { basic, testGate, type TestGate } from '../support/gate.ts'

let gate: TestGate

beforeEach(() => {
  gate = testGate()
})

const GOOD = { type: 'track', event: 'Good', messageId: 'good', userId: 'u1' }

const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)

/** Sends the bad event between two good ones: whatever becomes of it, they must be taken. */
async function amongGood(bad: unknown, path = '/v1/batch', rest: object = {}) {
  const batch = [{ ...GOOD, messageId: 'before' }, bad, { ...GOOD, messageId: 'after' }]
  const { status, body } = await gate.post(path, { batch, ...rest })
  expect(status).toBe(200)
  expect(gate.log.events.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(['before', 'after']))
  expect(body).toMatchObject({ success: true, read: 3, suppressed: 0 })
  return body as unknown as {
    accepted: number
    duplicates: number
    deadLettered: number
    faults?: { index: number; code: string; field: string; deadLetterId: string }[]
  }
}

async function refusedAmongGood(bad: unknown): Promise<string[]> {
  const { accepted, deadLettered, faults } = await amongGood(bad)
  expect({ accepted, deadLettered }).toEqual({ accepted: 2, deadLettered: 1 })
  const [fault] = faults ?? []
  expect(fault?.index).toBe(1)
  expect(await gate.letters.get(fault?.deadLetterId ?? '')).toMatchObject({
    fault: { code: fault?.code, field: fault?.field },
  })
  return [fault?.code ?? '', fault?.field ?? '']
}

describe('a bad event does not take its batch with it, and its fault names the field:', () => {
  it.each([
    ['no object', 7, 'NOT_AN_OBJECT', ''],
    ['null', null, 'NOT_AN_OBJECT', ''],
    ['a list', [GOOD], 'NOT_AN_OBJECT', ''],
    ['no type', {}, 'UNKNOWN_TYPE', 'type'],
    ['a wrong type', { ...GOOD, userId: { $ne: null } }, 'WRONG_TYPE', 'userId'],
    ['a time in 1970', { ...GOOD, timestamp: '1970-01-01T00:00:00Z' }, 'TIMESTAMP_OUT_OF_RANGE', 'timestamp'],
    ['a time in 2090', { ...GOOD, timestamp: '2090-01-01T00:00:00Z' }, 'TIMESTAMP_OUT_OF_RANGE', 'timestamp'],
    ['no time', { ...GOOD, timestamp: 'soon' }, 'INVALID_TIMESTAMP', 'timestamp'],
    [
      'an e-mail address with two @',
      { type: 'identify', userId: 'u1', traits: { email: 'a@b@example.org' } },
      'INVALID_EMAIL',
      'traits.email',
    ],
    ['an identifier with a NUL', { ...GOOD, userId: 'u\0' }, 'INVALID_IDENTIFIER', 'userId'],
    ['half a character in an identifier', { ...GOOD, anonymousId: '\ud83d' }, 'INVALID_IDENTIFIER', 'anonymousId'],
    [
      'an amount that is none',
      { ...GOOD, event: 'Order Completed', properties: { total: 'ten pounds' } },
      'INVALID_AMOUNT',
      'properties.total',
    ],
    ['40 KB', { ...GOOD, properties: { text: 'x'.repeat(40 * 1_024) } }, 'EVENT_TOO_LARGE', ''],
    ['an identifier of 100 KB', { ...GOOD, userId: 'x'.repeat(100_000) }, 'EVENT_TOO_LARGE', ''],
    ['an identifier of 20 KB', { ...GOOD, userId: 'x'.repeat(20_000) }, 'TOO_LONG', 'userId'],
  ])('%s', async (_what, bad, code, field) => {
    expect(await refusedAmongGood(bad)).toEqual([code, field])
  })

  it('10,000 levels of lists', async () => {
    const text = `{"batch":[${JSON.stringify({ ...GOOD, messageId: 'before' })},{"type":"track","event":"x","properties":{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}}]}`
    const { status, body } = await gate.post('/v1/batch', text)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      read: 2,
      accepted: 1,
      deadLettered: 1,
      faults: [{ index: 1, code: 'NESTED_TOO_DEEP', field: '' }],
    })
  })

  it('33 levels of objects, while 32 are taken', async () => {
    expect(await refusedAmongGood({ ...GOOD, properties: nested(32) })).toEqual(['NESTED_TOO_DEEP', ''])
    expect(await gate.post('/v1/track', { ...GOOD, messageId: 'm', properties: nested(31) })).toMatchObject({
      status: 200,
    })
  })

  it('half of the batch', async () => {
    const batch = Array.from({ length: 100 }, (_, i) =>
      i % 2 === 0 ? { ...GOOD, messageId: `m${i}` } : { ...GOOD, timestamp: 'soon' },
    )
    const { status, body } = await gate.post('/v1/batch', { batch })
    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, read: 100, accepted: 50, duplicates: 0, deadLettered: 50 })
    expect((body.faults as unknown as { index: number }[]).map(({ index }) => index)).toEqual(
      Array.from({ length: 50 }, (_, i) => 2 * i + 1),
    )
    expect(gate.log.events).toHaveLength(50)
    expect(await gate.letters.count()).toBe(50)
  })
})

describe('an event is taken although', () => {
  it.each(['null', 'undefined', '', '   '])('its user is "%s", which is no identifier', async (userId) => {
    expect(await amongGood({ ...GOOD, messageId: 'odd', userId })).toMatchObject({ accepted: 3, deadLettered: 0 })
    expect(gate.log.events.find(({ messageId }) => messageId === 'odd')?.identifiers).toEqual([])
  })

  it.each(['0000', 'anonymous', 'unknown', '-1'])('its user is "%s": the engine blocks it', async (userId) => {
    expect(await amongGood({ ...GOOD, messageId: 'odd', userId })).toMatchObject({ accepted: 3, deadLettered: 0 })
    expect(gate.log.events.find(({ messageId }) => messageId === 'odd')?.identifiers.map(({ key }) => key)).toEqual([
      `customer:${userId}`,
    ])
  })

  it('its keys are those of every object, which stay as they are', async () => {
    const odd = `{"type":"identify","messageId":"odd","userId":"u1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"traits":{"__proto__":{"polluted":1},"constructor":"x","toString":"y","name":"Jane"},"context":{"__proto__":{"polluted":1},"externalIds":[{"id":"x","type":"constructor"},{"id":"y","type":"__proto__"}]}}`
    const { status, body } = await gate.post('/v1/batch', `{"__proto__":{"batch":[]},"batch":[${odd}]}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ accepted: 1 })
    expect(gate.log.events[0]?.record?.attributes).toMatchObject({ name: 'Jane', constructor: 'x', toString: 'y' })
    expect(gate.log.events[0]?.identifiers.map(({ key }) => key)).toEqual(['customer:u1', 'constructor:x'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.prototype.toString.call({})).toBe('[object Object]')
  })

  it('its texts hold NULs and halves of characters', async () => {
    expect(
      await amongGood({ ...GOOD, messageId: 'odd', properties: { nul: 'a\0b', half: 'a\ud83d', '\ud83d': 1 } }),
    ).toMatchObject({ accepted: 3 })
    expect(gate.log.events[1]?.properties).toEqual({ nul: 'a\0b', half: 'a\ufffd', '\ufffd': 1 })
  })

  it('its messageId comes twice in one batch: once', async () => {
    expect(await amongGood({ ...GOOD, messageId: 'before' })).toMatchObject({
      accepted: 2,
      duplicates: 1,
      deadLettered: 0,
    })
  })

  it('nobody can dial its phone number, and the answer says so', async () => {
    const body = await amongGood({ type: 'identify', messageId: 'odd', userId: 'u1', traits: { phone: 'after six' } })
    expect(body).toMatchObject({
      accepted: 3,
      notices: [{ index: 1, messageId: 'odd', code: 'INVALID_PHONE', field: 'traits.phone' }],
    })
  })
})

describe('10,000 identifiers', () => {
  it('are too many for one event', async () => {
    const till = Array.from({ length: 10_000 }, (_, i) => i)
    const answer = await gate.post('/v1/events', {
      event_type: 'x',
      context: { identifiers: { till: till.slice(0, 5_000) } },
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 'TOO_MANY', field: 'context.identifiers.till.100' } })
    expect(await gate.post('/v1/events', { event_type: 'x', context: { identifiers: { till } } })).toMatchObject({
      status: 413,
      body: { code: 'EVENT_TOO_LARGE' },
    })
  })
})

describe('an event alone', () => {
  it('is answered with the field that is wrong, and kept', async () => {
    const { status, body } = await gate.post('/v1/identify', {
      messageId: 'm1',
      userId: 'u1',
      traits: { email: 'a@b@example.org' },
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      success: false,
      code: 'INVALID_EMAIL',
      field: 'traits.email',
      messageId: 'm1',
      deadLetterId: '000001',
      read: 1,
      accepted: 0,
      deadLettered: 1,
    })
    expect(gate.letters.all[0]?.raw).toEqual({
      type: 'identify',
      messageId: 'm1',
      userId: 'u1',
      traits: { email: 'a@b@example.org' },
    })
  })

  it('of 40 KB is too large, and kept', async () => {
    const { status, body } = await gate.post('/v1/track', { ...GOOD, properties: { text: 'x'.repeat(40 * 1_024) } })
    expect(status).toBe(413)
    expect(body).toMatchObject({ success: false, code: 'EVENT_TOO_LARGE', deadLettered: 1 })
  })

  it('sent twice is taken once', async () => {
    expect(await gate.post('/v1/track', GOOD)).toMatchObject({
      status: 200,
      body: { success: true, accepted: 1, duplicates: 0 },
    })
    expect(await gate.post('/v1/track', GOOD)).toMatchObject({
      status: 200,
      body: { success: true, accepted: 0, duplicates: 1 },
    })
    expect(gate.log.events).toHaveLength(1)
  })
})

async function call(headers: Record<string, string>, body: object = GOOD) {
  const response = await gate.server.inject({ method: 'POST', url: '/v1/track', headers, payload: body })
  return [response.statusCode, response.json().code]
}

describe('who sends', () => {
  it.each([
    ['nobody', {}],
    ['an unknown key', { authorization: basic('guess') }],
    ['an empty key', { authorization: basic('') }],
    ['another scheme', { authorization: 'Bearer server-secret' }],
    ['no base64', { authorization: 'Basic \u00ff\u00ff' }],
    ['a megabyte of key', { authorization: basic('x'.repeat(9_000)) }],
  ])('%s, is refused', async (_who, headers) => {
    expect(await call(headers)).toEqual([401, 'UNAUTHENTICATED'])
    expect(gate.log.events).toEqual([])
    expect(gate.letters.all).toEqual([])
  })

  it('may say so in the header or, as browsers do, in the body, which is then kept nowhere', async () => {
    expect(await call({ authorization: basic('server-secret') })).toEqual([200, undefined])
    expect(await call({}, { ...GOOD, writeKey: 'browser-secret', timestamp: 'soon' })).toEqual([
      400,
      'INVALID_TIMESTAMP',
    ])
    expect(JSON.stringify(gate.letters.all)).not.toContain('browser-secret')
    expect(gate.letters.all[0]?.sender).toEqual({ source: 'web', scope: 'key-browser', trusted: false })
  })

  it('in the body, has to write it as text', async () => {
    expect(await call({}, { ...GOOD, writeKey: { toString: 1 } })).toEqual([401, 'UNAUTHENTICATED'])
    expect(await call({}, { ...GOOD, writeKey: '__proto__' })).toEqual([401, 'UNAUTHENTICATED'])
  })
})

describe('while the stores fail', () => {
  it.each(['BACKLOG_FULL', 'UNAVAILABLE'] as const)(
    'by %s, senders are told to come again, and nothing was taken',
    async (code) => {
      gate.log.failure = new SelfsameError(code, 'The event log is full')
      const { status, body, headers } = await gate.post('/v1/batch', { batch: [GOOD, 7] })
      expect(status).toBe(503)
      expect(body).toMatchObject({ success: false, code })
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      expect(gate.letters.all).toEqual([])
    },
  )

  it('in a way that nobody foresaw, senders learn nothing of the inside, and operators do', async () => {
    gate.log.failure = new TypeError('jane@example.org at 10.0.0.7')
    const { status, body } = await gate.post('/v1/track', GOOD)
    expect([status, body]).toEqual([
      500,
      {
        success: false,
        code: 'INTERNAL',
        field: '',
        message: 'Something went wrong inside; nothing is known to be lost',
      },
    ])
    expect(gate.reported).toEqual([gate.log.failure])
  })
})

describe('whether the service is ready', () => {
  it('is asked of every probe, and the one that fails is named', async () => {
    const probes = { graph: async () => 1, log: async () => Promise.reject(new Error('10.0.0.7 refused')) }
    const server = createGateServer({ ingest: gate.keyed, probes, reportError: () => {} })
    const ready = await server.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', checks: { graph: 'ok', log: 'failing' } },
    ])
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'alive' })
    expect((await gate.server.inject('/readyz')).statusCode).toBe(200)
  })

  it('is no, when a probe does not answer in time', async () => {
    const server = createGateServer({
      ingest: gate.keyed,
      probes: { graph: () => new Promise(() => {}) },
      reportError: () => {},
    })
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'not ready', checks: { graph: 'failing' } })
  })
})
