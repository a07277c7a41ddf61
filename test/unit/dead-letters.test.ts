import { beforeEach, describe, expect, it } from 'vitest'
import { DeadLetterOffice } from '../../src/app/dead-letters/index.ts'
import { Ingest } from '../../src/app/ingest/index.ts'
import { decodeToken, DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import { RECEIVED_AT, RULES, testGate, type TestGate } from '../support/gate.ts'

const SENDER = { source: 'shop', scope: 'key-1', trusted: true }

let gate: TestGate
let office: DeadLetterOffice

beforeEach(() => {
  gate = testGate()
  office = new DeadLetterOffice(gate.letters, gate.ingest)
})

async function refuse(items: unknown[]): Promise<string[]> {
  const batch = { protocol: 'segment', sender: SENDER, items, receivedAt: RECEIVED_AT, eventBytesMax: 1_024 } as const
  return (await gate.ingest.accept(DEVELOPMENT_CONTEXT, batch)).faults.map(({ deadLetterId }) => deadLetterId)
}

/** The same stores under other rules: here, ones that read any e-mail address as plain text. */
function officeAfterRuleChange(): DeadLetterOffice {
  const email = { ...RULES.otherNamespaces, normaliser: 'text' as const }
  const rules = { ...RULES, namespaces: { ...RULES.namespaces, email } }
  const ingest = new Ingest({
    log: gate.log,
    deadLetters: gate.letters,
    rules: () => rules,
    channels: CHANNELS,
    defaultCurrency: 'GBP',
  })
  return new DeadLetterOffice(gate.letters, ingest)
}

const wrongEmail = (messageId: string) => ({
  type: 'identify',
  messageId,
  userId: 'u1',
  timestamp: '2026-05-04T08:00:00Z',
  traits: { email: 'a@b@example.org' },
})

it('a dead letter keeps the event as it was sent, by whom, when, and why it was refused', async () => {
  const [id = ''] = await refuse([wrongEmail('m1')])
  expect(await office.get(DEVELOPMENT_CONTEXT, id)).toMatchObject({
    id,
    receivedAt: RECEIVED_AT,
    protocol: 'segment',
    sender: SENDER,
    raw: wrongEmail('m1'),
    fault: { code: 'INVALID_EMAIL', field: 'traits.email' },
  })
  expect(await office.get(DEVELOPMENT_CONTEXT, 'none')).toBeNull()
  expect(await office.count(DEVELOPMENT_CONTEXT)).toBe(1)
})

it('dead letters are listed oldest first, page by page', async () => {
  const ids = await refuse([1, 2, 3])
  const page = await office.list(DEVELOPMENT_CONTEXT, { first: 2, after: null })
  expect(page.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect((await office.list(DEVELOPMENT_CONTEXT, { first: 2, after: ids[1] ?? null })).map(({ id }) => id)).toEqual(
    ids.slice(2),
  )
  for (const first of [0, 1_001, 1.5])
    await expect(office.list(DEVELOPMENT_CONTEXT, { first, after: null })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
})

describe('a replay', () => {
  it('takes what can be taken now, as of the time it was received, and removes it', async () => {
    const ids = await refuse([wrongEmail('m1'), wrongEmail('m2')])
    const replay = await officeAfterRuleChange().replay(DEVELOPMENT_CONTEXT, ids)
    expect(replay).toMatchObject({ accepted: 2, duplicates: 0, deadLettered: 0, refused: [] })
    expect([...decodeToken(replay.token).values()]).toEqual(['2-0'])
    expect(gate.log.appended).toMatchObject([
      {
        idempotencyScope: 'key-1',
        event: { messageId: 'm1', source: 'shop', occurredAt: '2026-05-04T08:00:00.000Z', receivedAt: RECEIVED_AT },
      },
      {},
    ])
    expect(gate.letters.all).toEqual([])
  })

  it('removes what has come in by another way meanwhile', async () => {
    const ids = await refuse([wrongEmail('m1')])
    await gate.ingest.accept(DEVELOPMENT_CONTEXT, {
      protocol: 'segment',
      sender: SENDER,
      items: [{ type: 'page', messageId: 'm1' }],
      receivedAt: RECEIVED_AT,
      eventBytesMax: 1_024,
    })
    expect(await officeAfterRuleChange().replay(DEVELOPMENT_CONTEXT, ids)).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(gate.letters.all).toEqual([])
  })

  it('leaves a letter as it is when it is refused for the same reason', async () => {
    const ids = await refuse([wrongEmail('m1')])
    const replay = await office.replay(DEVELOPMENT_CONTEXT, ids)
    expect(replay).toMatchObject({
      accepted: 0,
      deadLettered: 1,
      token: '',
      refused: [{ id: ids[0], fault: { code: 'INVALID_EMAIL' } }],
    })
    expect(gate.letters.all.map(({ id }) => id)).toEqual(ids)
  })

  it('keeps a letter under its new fault when there is another', async () => {
    const ids = await refuse([{ ...wrongEmail('m1'), context: { traits: { email: 'x'.repeat(513) } } }])
    expect(gate.letters.all[0]?.fault.code).toBe('INVALID_EMAIL')
    const { refused } = await officeAfterRuleChange().replay(DEVELOPMENT_CONTEXT, ids)
    expect(refused).toMatchObject([{ id: '000002', fault: { code: 'TOO_LONG', field: 'context.traits.email' } }])
    expect(gate.letters.all.map(({ id, fault }) => [id, fault.code])).toEqual([['000002', 'TOO_LONG']])
  })

  it('takes an event that was too large for the gate, up to a megabyte', async () => {
    const ids = await refuse([{ type: 'track', event: 'x', properties: { text: 'x'.repeat(2_000) } }])
    expect(gate.letters.all[0]?.fault.code).toBe('EVENT_TOO_LARGE')
    expect(await office.replay(DEVELOPMENT_CONTEXT, ids)).toMatchObject({ accepted: 1 })
  })

  it('does not take the cut-off remains of an event that was too deep', async () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
    const ids = await refuse([{ type: 'track', event: 'x', properties: { deep } }])
    expect(await office.replay(DEVELOPMENT_CONTEXT, ids)).toMatchObject({ accepted: 0, deadLettered: 1 })
  })

  it('of all ends, whatever is refused again', async () => {
    await refuse([
      wrongEmail('m1'),
      7,
      wrongEmail('m2'),
      { ...wrongEmail('m3'), context: { traits: { email: 'x'.repeat(513) } } },
    ])
    expect(await officeAfterRuleChange().replayAll(DEVELOPMENT_CONTEXT)).toMatchObject({ accepted: 2, deadLettered: 2 })
    expect(await office.count(DEVELOPMENT_CONTEXT)).toBe(2)
  })

  it('of an unknown letter replays nothing', async () => {
    const ids = await refuse([wrongEmail('m1')])
    await expect(officeAfterRuleChange().replay(DEVELOPMENT_CONTEXT, [...ids, 'none'])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(gate.log.events).toEqual([])
  })

  it('needs the scope for operations', async () => {
    await expect(office.replay({ ...DEVELOPMENT_CONTEXT, scopes: ['ingest'] }, ['1'])).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

async function failed(raw: unknown): Promise<string[]> {
  const fault = { code: 'INVALID_EVENT', field: '', message: 'could not be applied' }
  const sender = { ...SENDER, scope: 'lane 3 1-0' }
  return gate.letters.add([{ receivedAt: RECEIVED_AT, protocol: 'log', sender, fault, raw }])
}

describe('an accepted event that the worker could not apply', () => {
  it('is appended again, although its messageId is remembered; once, however often it is replayed', async () => {
    await gate.ingest.accept(DEVELOPMENT_CONTEXT, {
      protocol: 'segment',
      sender: SENDER,
      items: [{ type: 'page', messageId: 'm1' }],
      receivedAt: RECEIVED_AT,
      eventBytesMax: 1_024,
    })
    const [event] = gate.log.events
    const [id = ''] = await failed(event)
    const letter = gate.letters.all[0]!
    expect(await office.replay(DEVELOPMENT_CONTEXT, [id])).toMatchObject({ accepted: 1, duplicates: 0 })
    expect(gate.log.events).toEqual([event, event])
    expect(await gate.ingest.retry(DEVELOPMENT_CONTEXT, letter)).toMatchObject({ kind: 'duplicate' })
  })

  it.each([
    ['text that is no JSON', 'garbage'],
    ['an event of no known version', { version: 99 }],
    ['an event with a field amiss', { version: 1, messageId: 7 }],
  ])('stays when it is %s', async (_what, raw) => {
    const ids = await failed(raw)
    expect(await office.replay(DEVELOPMENT_CONTEXT, ids)).toMatchObject({ accepted: 0, deadLettered: 1 })
    expect(await office.count(DEVELOPMENT_CONTEXT)).toBe(1)
  })
})
