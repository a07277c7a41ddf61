import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalEventSchema, FAULT_CODES } from '../../src/model/index.ts'
import { testGate } from '../support/gate.ts'

const REQUEST_CODES = ['BAD_REQUEST', 'UNAUTHENTICATED', 'PAYLOAD_TOO_LARGE']
const STATUSES = [200, 400, 401, 413]

type Counts = Partial<Record<'read' | 'accepted' | 'duplicates' | 'suppressed' | 'deadLettered', number>>
type Answer = Counts & { success: boolean; code?: string; faults?: { code: string }[] }

const anything = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })
/** Mostly what belongs there, sometimes anything. */
const mostly = <T>(right: fc.Arbitrary<T>, weight = 30) =>
  fc.oneof({ weight, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything })

const dates = fc
  .date({ noInvalidDate: true, min: new Date('1999-01-01'), max: new Date('2026-05-07') })
  .map((date) => date.toISOString())
const instants = mostly(
  fc.oneof(
    { weight: 20, arbitrary: dates as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.integer() },
    { weight: 1, arbitrary: fc.double() },
  ),
)
const ids = mostly(
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom('null', 'anonymous', '0000', '07911 123456', '__proto__', 'u1', 'u2'),
  ),
)
const emails = mostly(fc.emailAddress())
const odd = fc.dictionary(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor')),
  anything,
)
const traits = mostly(fc.record({ email: emails, phone: ids, name: anything, odd }, { requiredKeys: [] }))
const amounts = mostly(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer().map(String)))
const products = mostly(fc.array(fc.record({ price: amounts, quantity: amounts }, { requiredKeys: [] })))
const bag = mostly(
  fc.record(
    { order_id: ids, total: amounts, products, currency: mostly(fc.constantFrom('eur', 'GBP')), odd },
    { requiredKeys: [] },
  ),
)
const word = mostly(fc.string())

/** Events that are nearly right: every field may be left out or hold anything. */
const segment = fc.record(
  {
    type: mostly(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias')),
    event: mostly(fc.constantFrom('Order Completed', 'Order Refunded', 'Product Viewed')),
    messageId: mostly(fc.oneof(fc.constantFrom('m1', 'm2'), fc.uuid())),
    userId: ids,
    anonymousId: ids,
    previousId: ids,
    groupId: word,
    timestamp: instants,
    sentAt: mostly(fc.constant('2026-05-04T09:29:00Z')),
    traits,
    properties: bag,
    context: mostly(
      fc.record(
        {
          traits,
          device: mostly(fc.record({ id: ids })),
          externalIds: mostly(fc.array(fc.record({ id: ids, type: word }))),
          odd,
        },
        { requiredKeys: [] },
      ),
    ),
    writeKey: anything,
  },
  { requiredKeys: [] },
)
const generic = fc.record(
  {
    event_type: mostly(fc.constantFrom('purchase', 'identify', 'page', 'Product Viewed')),
    event_id: ids,
    timestamp: instants,
    customer_id: ids,
    session_id: word,
    channel: word,
    payload: bag,
    context: mostly(
      fc.record(
        {
          identifiers: mostly(
            fc.dictionary(fc.constantFrom('till', 'crm', 'constructor'), fc.oneof(ids, fc.array(ids))),
          ),
          email: emails,
          odd,
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
)

const requests = fc.oneof(
  fc.tuple(fc.constantFrom('/v1/track', '/v1/identify', '/v1/page', '/v1/group', '/v1/alias'), mostly(segment)),
  fc.tuple(
    fc.constant('/v1/batch'),
    fc.oneof(
      fc.record({ batch: mostly(fc.array(mostly(segment))), sentAt: word, context: bag }, { requiredKeys: ['batch'] }),
      anything,
    ),
  ),
  fc.tuple(fc.constant('/v1/events'), fc.oneof(generic, fc.array(mostly(generic)), anything)),
)

it('whatever JSON is posted, the answer is a documented one, its counts add up, and what was accepted is a canonical event', async () => {
  const gate = testGate()
  const seen = new Set<number>()
  let events = 0
  let letters = 0
  await fc.assert(
    fc.asyncProperty(requests, async ([path, payload]) => {
      const { status, body } = await gate.post(path, payload)
      const answer = body as unknown as Answer
      seen.add(status)
      expect(STATUSES).toContain(status)
      expect(answer.success).toBe(status === 200)
      expect(gate.reported).toEqual([])
      expect([undefined, ...REQUEST_CODES, ...Object.keys(FAULT_CODES)]).toContain(answer.code)
      expect(answer.code === undefined).toBe(status === 200)
      for (const { code } of answer.faults ?? []) expect(Object.keys(FAULT_CODES)).toContain(code)
      const { read = 0, accepted = 0, duplicates = 0, suppressed = 0, deadLettered = 0 } = answer
      expect(accepted + duplicates + suppressed + deadLettered).toBe(read)
      expect(gate.log.events.length - events).toBe(accepted)
      expect((await gate.letters.count()) - letters).toBe(deadLettered)
      for (const event of gate.log.events.slice(events))
        expect(canonicalEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
      events += accepted
      letters += deadLettered
    }),
    { numRuns: 1_000 },
  )
  expect(events).toBeGreaterThan(200)
  expect(letters).toBeGreaterThan(50)
  expect(seen).toContain(200)
  expect(seen).toContain(400)
})
