import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { DEVELOPMENT_CONTEXT, decodeToken, encodeToken } from '../../src/model/index.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'

let api: MemoryGraphqlServer
let writeKey: string
beforeEach(async () => {
  api = await startGraphql()
  writeKey = (await api.ask('mutation { addWriteKey(input: { source: "till", trusted: true }) { secret } }')).data
    .addWriteKey.secret
})
afterEach(() => api.close())

const INGEST = `mutation ($input: IngestInput!) {
  ingest(input: $input) { read accepted duplicates suppressed deadLettered token faults { index messageId deadLetterId fault { code field message } } notices { index fault { code } } }
}`

const GOOD = {
  event_id: 'm1',
  event_type: 'order_completed',
  customer_id: '1',
  payload: { order_id: 'o1', total: 42.5 },
}
const BAD = { event_id: 'm2', timestamp: 'yesterday', event_type: 'page_view', customer_id: '1' }

describe('ingest', () => {
  it('takes what is good, names what is wrong with the rest, and gives a token', async () => {
    const { ingest } = (await api.ask(INGEST, { input: { writeKey, events: [GOOD, BAD, GOOD, 'nonsense'] } })).data
    expect(ingest).toMatchObject({ read: 4, accepted: 1, duplicates: 1, suppressed: 0, deadLettered: 2, notices: [] })
    expect(ingest.faults).toMatchObject([
      {
        index: 1,
        messageId: 'm2',
        deadLetterId: expect.any(String),
        fault: { code: 'INVALID_TIMESTAMP', field: 'timestamp' },
      },
      { index: 3, messageId: null, fault: { code: 'NOT_AN_OBJECT', field: '' } },
    ])
    expect(decodeToken(ingest.token).size).toBe(1)
    expect(api.gate.log.events).toMatchObject([
      { messageId: 'm1', source: 'till', type: 'track', purchase: { amount: 425_000 } },
    ])
  })

  it('takes events written in the query itself', async () => {
    const events =
      '[{ event_id: "m1", event_type: "page_view", customer_id: "1", payload: { price: 1.5, tags: ["a", null], ok: true } }]'
    const { data } = await api.ask(
      `mutation ($key: String!) { ingest(input: { writeKey: $key, events: ${events} }) { accepted } }`,
      { key: writeKey },
    )
    expect(data.ingest.accepted).toBe(1)
    expect(api.gate.log.events[0]?.properties).toEqual({ price: 1.5, tags: ['a', null], ok: true })
  })

  it('takes Segment’s messages', async () => {
    const events = [{ type: 'identify', messageId: 's1', userId: '7', traits: { email: 'ada@example.com' } }]
    const { data } = await api.ask(INGEST, { input: { writeKey, shape: 'SEGMENT', events } })
    expect(data.ingest.accepted).toBe(1)
    expect(api.gate.log.events[0]?.identifiers.map(({ key, verified }) => [key, verified])).toEqual([
      ['customer:7', true],
      ['email:ada@example.com', true],
    ])
  })

  it('takes an event of 900 KB', async () => {
    const events = [{ ...GOOD, payload: { note: Array.from({ length: 300 }, () => 'x'.repeat(3_000)) } }]
    expect((await api.ask(INGEST, { input: { writeKey, events } })).data.ingest).toMatchObject({ accepted: 1 })
  })

  it('is refused without a live write key', async () => {
    const { errors } = await api.ask(INGEST, { input: { writeKey: 'guess', events: [GOOD] } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(api.gate.log.events).toEqual([])
  })

  it('is done in the name of the key, as over HTTP, whatever the caller may do', async () => {
    const powerless = await startGraphql({ caller: { ...DEVELOPMENT_CONTEXT, scopes: [] } })
    onTestFinished(() => powerless.close())
    const { secret } = await powerless.gate.keys.add(DEVELOPMENT_CONTEXT, { source: 'till', trusted: true })
    const { data } = await powerless.ask(INGEST, { input: { writeKey: secret, events: [GOOD] } })
    expect(data.ingest).toMatchObject({ accepted: 1 })
  })

  it.each([0, 1_001])('of %i events is refused', async (length) => {
    const { errors } = await api.ask(INGEST, { input: { writeKey, events: Array.from({ length }, () => 1) } })
    expect(errors?.[0]).toMatchObject({
      message: `\`input.events.length\` is ${length}; 1 to 1000 are allowed`,
      extensions: { code: 'BAD_REQUEST' },
    })
    expect(await api.gate.letters.count()).toBe(0)
  })
})

describe('dead letters', () => {
  const LIST =
    'query ($after: String) { deadLetters(first: 2, after: $after) { edges { cursor node { id protocol source fault { code field } raw } } pageInfo { hasNextPage endCursor } } }'

  it('are listed page by page, as they were sent', async () => {
    await api.ask(INGEST, { input: { writeKey, events: [BAD, 'two', 3] } })
    const first = (await api.ask(LIST)).data.deadLetters
    expect(first.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { protocol: 'GENERIC', source: 'till', fault: { code: 'INVALID_TIMESTAMP', field: 'timestamp' }, raw: BAD },
      { raw: 'two' },
    ])
    expect(first.pageInfo.hasNextPage).toBe(true)
    const second = (await api.ask(LIST, { after: first.pageInfo.endCursor })).data.deadLetters
    expect(second).toMatchObject({ edges: [{ node: { raw: 3 } }], pageInfo: { hasNextPage: false } })
  })

  it('are shown one by one, null for none', async () => {
    const { ingest } = (await api.ask(INGEST, { input: { writeKey, events: [BAD] } })).data
    const query = 'query ($id: ID!) { deadLetter(id: $id) { id receivedAt fault { message } } }'
    expect((await api.ask(query, { id: ingest.faults[0].deadLetterId })).data.deadLetter.id).toBe(
      ingest.faults[0].deadLetterId,
    )
    expect(await api.ask(query, { id: 'none' })).toEqual({ data: { deadLetter: null } })
  })

  it('are sent in again, and stay when they are refused again', async () => {
    const { ingest } = (await api.ask(INGEST, { input: { writeKey, events: [BAD] } })).data
    const ids = [ingest.faults[0].deadLetterId]
    const REPLAY =
      'mutation ($ids: [ID!]!) { replayDeadLetters(input: { ids: $ids }) { accepted duplicates deadLettered refused { id fault { code } } token } }'
    expect((await api.ask(REPLAY, { ids })).data.replayDeadLetters).toEqual({
      accepted: 0,
      duplicates: 0,
      deadLettered: 1,
      refused: [{ id: ids[0], fault: { code: 'INVALID_TIMESTAMP' } }],
      token: encodeToken(new Map()),
    })
    expect((await api.ask(REPLAY, { ids: ['none'] })).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
    expect((await api.ask(REPLAY, { ids: [] })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST' })
  })

  const REPLAY_INPUT =
    'mutation ($input: ReplayDeadLettersInput!) { replayDeadLetters(input: $input) { deadLettered refused { id } } }'

  it('are all sent in again when that is asked', async () => {
    const { ingest } = (await api.ask(INGEST, { input: { writeKey, events: [BAD, 'two', 3] } })).data
    expect((await api.ask(REPLAY_INPUT, { input: { all: true } })).data.replayDeadLetters).toEqual({
      deadLettered: 3,
      refused: ingest.faults.map(({ deadLetterId }: { deadLetterId: string }) => ({ id: deadLetterId })),
    })
  })

  it.each([{}, { all: false }, { ids: null }, { ids: ['1'], all: true }])(
    'are not sent in again by %j: it says neither or both of which and all',
    async (input) => {
      const { errors } = await api.ask(REPLAY_INPUT, { input })
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('Exactly one of'),
        extensions: { code: 'BAD_REQUEST', remedy: expect.stringContaining('all: true') },
      })
    },
  )
})

describe('write keys', () => {
  it('show their secret once, are listed without it, and end when revoked', async () => {
    const LIST = '{ writeKeys { id source trusted createdAt revokedAt } }'
    const { addWriteKey } = (
      await api.ask(
        'mutation { addWriteKey(input: { source: "web" }) { secret writeKey { id source trusted revokedAt } } }',
      )
    ).data
    expect(addWriteKey).toMatchObject({
      secret: expect.stringMatching(/^sk_/),
      writeKey: { source: 'web', trusted: false, revokedAt: null },
    })
    expect(JSON.stringify(await api.ask(LIST))).not.toContain(addWriteKey.secret)
    const { id } = addWriteKey.writeKey
    const REVOKE = 'mutation ($id: ID!) { revokeWriteKey(input: { id: $id }) { id } }'
    expect((await api.ask(REVOKE, { id })).data.revokeWriteKey).toEqual({ id })
    const keys: { id: string; revokedAt: string | null }[] = (await api.ask(LIST)).data.writeKeys
    expect(keys.find((key) => key.id === id)?.revokedAt).toEqual(expect.any(String))
  })

  it('that are none cannot be revoked', async () => {
    const { errors } = await api.ask('mutation { revokeWriteKey(input: { id: "none" }) { id } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' })
  })
})

it.each(['../etc/passwd', '..', '', 'a/b.csv', 'x'.repeat(129)])(
  'no source is proposed for a file named %o',
  async (name) => {
    const { errors } = await api.ask(
      'mutation ($name: String!) { proposeSource(input: { name: $name, sample: "id" }) { yaml } }',
      { name },
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST' })
  },
)

it('sources are listed, and proposed from a sample', async () => {
  expect((await api.ask('{ sources { name path title fault yaml } }')).data.sources).toEqual([
    { name: 'till', path: 'till.yaml', title: 'Tills', fault: null, yaml: 'name: till\n' },
    { name: null, path: 'web.yaml', title: null, fault: 'name is missing', yaml: '{}\n' },
  ])
  const { data } = await api.ask(
    'mutation { proposeSource(input: { name: "crm", sample: "id,email\\n1,a@b.example\\n" }) { yaml } }',
  )
  expect(data.proposeSource).toEqual({ yaml: 'name: crm\n' })
})

it('statistics are counted', async () => {
  await api.ask(INGEST, { input: { writeKey, events: [GOOD, GOOD, BAD] } })
  expect(
    (await api.ask('{ stats { profiles events eventsWithoutIdentifier accepted duplicates deadLetters } }')).data.stats,
  ).toEqual({ profiles: 0, events: 7, eventsWithoutIdentifier: 1, accepted: 1, duplicates: 1, deadLetters: 1 })
})

it('statistics tell how far the worker is behind', async () => {
  await api.ask(INGEST, { input: { writeKey, events: [GOOD] } })
  const { data } = await api.ask('{ stats { pending lanesHeld oldestPendingAt } }')
  expect(data.stats).toEqual({ pending: -6, lanesHeld: 0, oldestPendingAt: api.gate.log.events[0]?.receivedAt })
})

it('statistics beyond 2^31 are counted, too', async () => {
  const events = 3_000_000_000
  api.reads.laneCounts = async () => new Map([[3, { position: '7-0', events, withoutIdentifier: events - 1 }]])
  const { data, errors } = await api.ask('{ stats { events eventsWithoutIdentifier pending } }')
  expect(errors).toBeUndefined()
  expect(data.stats).toEqual({ events, eventsWithoutIdentifier: events - 1, pending: -events })
})
