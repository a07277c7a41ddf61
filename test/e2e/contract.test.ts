/** What later parts, users' scripts and checks rely on, asked of a running service as they ask. */
import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { Api, type GateAnswer } from '../support/api.ts'
import { selfsame } from '../support/service.ts'
import { eventually } from '../support/stack.ts'

const api = new Api(inject('service').url)
const home = inject('service').home

interface Profile {
  readonly id: string
  readonly aliases: readonly string[]
  readonly identifiers: readonly { namespace: string; value: string; firstSeen: string; lastSeen: string }[]
  readonly metrics: { spend: number; orders: number; refunds: number }
  readonly evidence: readonly { a: string; b: string; rule: string; state: string; reason: string | null }[]
  readonly decisions: readonly { kind: string; before: string[]; after: string[] }[]
}

const PROFILE = `{
  id aliases
  identifiers { namespace value firstSeen lastSeen }
  metrics { spend orders refunds }
  evidence { a b rule state reason }
  decisions { kind before after }
}`

/** Reads after what an answer's token stands for. */
async function profileOf(namespace: string, value: string, answer: GateAnswer): Promise<Profile | null> {
  const query = `query ($namespace: String!, $value: String!, $after: String) {
    profileByIdentifier(namespace: $namespace, value: $value, after: $after) ${PROFILE}
  }`
  const variables = { namespace, value, after: answer.body.token }
  return (await api.ask<{ profileByIdentifier: Profile | null }>(query, variables)).profileByIdentifier
}

async function profileById(id: string): Promise<Profile | null> {
  return (await api.ask<{ profile: Profile | null }>(`query ($id: ID!) { profile(id: $id) ${PROFILE} }`, { id }))
    .profile
}

function keysOf(profile: Profile | null): string[] {
  return (profile?.identifiers ?? []).map(({ namespace, value }) => `${namespace}:${value}`)
}

/** An identifier's value that no other test has. */
function fresh(prefix: string): string {
  return `${prefix}-${randomUUID()}`
}

function phone(): string {
  return `07700${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`
}

it('lives and is ready, and says of which stores', async () => {
  const [alive, ready] = await Promise.all([api.get('/healthz'), api.get('/readyz')])
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'alive' }])
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { graph: 'ok', log: 'ok', cache: 'ok' } },
  ])
})

describe("Segment's calls under the demo key", () => {
  it('name people and devices: userId, anonymousId, context.device.id, e-mail address and phone', async () => {
    const [userId, anonymousId, device, number] = [fresh('u'), fresh('a'), fresh('d'), phone()]
    const answer = await api.post('/v1/identify', {
      userId,
      anonymousId,
      context: { device: { id: device } },
      traits: { email: `${userId}@Example.org`, phone: number },
      timestamp: '2026-05-04T09:30:00.000Z',
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, read: 1, accepted: 1, token: expect.stringMatching(/^[\w-]+$/) },
    })
    const profile = await profileOf('customer', userId, answer)
    expect(keysOf(profile)).toEqual([
      `customer:${userId}`,
      `email:${userId}@example.org`,
      `phone:+44${number.slice(1)}`,
      `device:${device}`,
      `cookie:${anonymousId}`,
    ])
    for (const { firstSeen, lastSeen } of profile?.identifiers ?? [])
      expect([firstSeen, lastSeen]).toEqual(['2026-05-04T09:30:00.000Z', '2026-05-04T09:30:00.000Z'])
  })

  it('take e-mail address and phone from context.traits too, and as a person would ask for them', async () => {
    const [userId, number] = [fresh('u'), phone()]
    const traits = { email: `${userId}@example.org`, phone: number }
    const answer = await api.post('/v1/track', { userId, event: 'Viewed', context: { traits } })
    const byEmail = await profileOf('email', ` ${userId.toUpperCase()}@EXAMPLE.org `, answer)
    const byPhone = await profileOf('phone', `+44 (0) ${number.slice(1)}`, answer)
    expect(keysOf(byEmail)).toContain(`customer:${userId}`)
    expect(byPhone?.id).toBe(byEmail?.id)
  })

  it.each(['track', 'page', 'screen', 'group', 'alias'])('are taken: %s', async (call) => {
    const userId = fresh('u')
    const body = { userId, event: 'Viewed', name: 'Home', groupId: 'g1', previousId: fresh('a') }
    const answer = await api.post(`/v1/${call}`, body)
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(keysOf(await profileOf('customer', userId, answer))).toContain(`customer:${userId}`)
  })

  it('come in batches, of which a bad event refuses itself only', async () => {
    const userId = fresh('u')
    const batch = [
      { type: 'track', userId, event: 'Viewed' },
      { type: 'track', userId, event: 'Viewed', timestamp: '1970-01-01T00:00:00Z', messageId: 'old' },
      { type: 'identify', userId, traits: { email: 'two@at@example.org' } },
      { type: 'identify', userId, traits: { email: `${userId}@example.org` } },
    ]
    const answer = await api.post('/v1/batch', { batch })
    expect(answer).toMatchObject({ status: 200, body: { read: 4, accepted: 2, deadLettered: 2, duplicates: 0 } })
    expect(answer.body).toMatchObject({
      faults: [
        { index: 1, messageId: 'old', code: 'TIMESTAMP_OUT_OF_RANGE', field: 'timestamp' },
        { index: 2, code: 'INVALID_EMAIL', field: 'traits.email' },
      ],
    })
    expect(keysOf(await profileOf('customer', userId, answer))).toEqual([
      `customer:${userId}`,
      `email:${userId}@example.org`,
    ])
  })

  it('may carry the write key in the body; without a known one they are refused', async () => {
    const event = { userId: fresh('u'), event: 'Viewed' }
    expect(await api.post('/v1/track', { ...event, writeKey: 'demo' }, '')).toMatchObject({ status: 200 })
    expect(await api.post('/v1/track', event, 'no-such-key')).toMatchObject({
      status: 401,
      body: { success: false, code: 'UNAUTHENTICATED' },
    })
  })

  it('that are bad alone are errors that name the field', async () => {
    const answer = await api.post('/v1/track', { userId: fresh('u') })
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, code: 'MISSING', field: 'event', deadLettered: 1, deadLetterId: expect.any(String) },
    })
    expect(await api.post('/v1/track', '{"userId": "u1", "event"')).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST', message: expect.stringContaining('not JSON') },
    })
  })
})

it('a read with the token of a write sees it, every time', async () => {
  const userId = fresh('u')
  for (let orders = 1; orders <= 20; orders++) {
    const answer = await api.post('/v1/track', order(userId, 10))
    const { metrics } = (await profileOf('customer', userId, answer))!
    expect(metrics).toEqual({ spend: 10 * orders, orders, refunds: 0 })
  }
})

function order(userId: string, total: number) {
  return { userId, event: 'Order Completed', properties: { order_id: fresh('o'), total, currency: 'GBP' } }
}

it('metrics are spend, orders and refunds, exact to the penny', async () => {
  const userId = fresh('u')
  const refund = { ...order(userId, 19.99), event: 'Order Refunded' }
  const batch = [order(userId, 0.1), order(userId, 0.2), order(userId, 100.1), refund].map((event) => ({
    ...event,
    type: 'track',
  }))
  const profile = await profileOf('customer', userId, await api.post('/v1/batch', { batch }))
  expect(profile?.metrics).toEqual({ spend: 80.41, orders: 3, refunds: 1 })
})

it('after a merge the ids of both lead to one profile, with the figures of both', async () => {
  const [userId, anonymousId] = [fresh('u'), fresh('a')]
  const cart = { ...order(userId, 5), userId: undefined, anonymousId }
  const visitor = await profileOf('cookie', anonymousId, await api.post('/v1/track', cart))
  const customer = await profileOf('customer', userId, await api.post('/v1/track', order(userId, 7)))
  expect(visitor?.id).not.toBe(customer?.id)

  const login = await api.post('/v1/identify', { userId, anonymousId })
  const merged = await profileOf('customer', userId, login)
  expect(keysOf(merged)).toEqual([`customer:${userId}`, `cookie:${anonymousId}`])
  expect(merged?.metrics).toEqual({ spend: 12, orders: 2, refunds: 0 })
  const ids = [visitor!.id, customer!.id]
  expect([merged?.id, ...(merged?.aliases ?? [])].toSorted()).toEqual(ids.toSorted())
  for (const id of ids) expect(await profileById(id)).toEqual(merged)
  expect(merged?.decisions).toEqual([{ kind: 'MERGE', before: expect.arrayContaining(ids), after: [merged?.id] }])
})

it('profiles, events, and events without identifier are counted', async () => {
  const before = await api.settled()
  const userId = fresh('u')
  const nobody = { event_type: 'door_opened', timestamp: new Date().toISOString() }
  await api.post('/v1/track', { userId, event: 'Viewed' })
  await api.post('/v1/track', { userId, event: 'Viewed' })
  await api.post('/v1/events', [nobody, { ...nobody, customer_id: 'null' }])
  await api.post('/v1/track', { event: 'Viewed', userId: fresh('u'), timestamp: '2090-01-01T00:00:00Z' })
  const after = await api.settled()
  expect(after).toEqual({
    ...before,
    profiles: before.profiles + 1,
    events: before.events + 4,
    eventsWithoutIdentifier: before.eventsWithoutIdentifier + 2,
    accepted: before.accepted + 4,
    deadLetters: before.deadLetters + 1,
  })
})

function genericOrder(customer: string) {
  return {
    event_id: randomUUID(),
    event_type: 'order_completed',
    timestamp: '2026-05-04T09:30:00Z',
    customer_id: customer,
    session_id: 's1',
    channel: 'till',
    context: { device_id: fresh('d'), loyalty_id: `L${customer}` },
    payload: { order_id: randomUUID(), total: 3.5, currency: 'GBP' },
  }
}

describe('the generic shape', () => {
  it('is taken at /v1/events, alone and as a list', async () => {
    const customer = fresh('c')
    expect(await api.post('/v1/events', genericOrder(customer))).toMatchObject({ status: 200, body: { accepted: 1 } })
    const answer = await api.post('/v1/events', [genericOrder(customer), genericOrder(customer)])
    expect(answer).toMatchObject({ status: 200, body: { accepted: 2 } })
    const profile = await profileOf('loyalty', `L${customer}`, answer)
    expect(profile?.metrics).toEqual({ spend: 10.5, orders: 3, refunds: 0 })
    expect(keysOf(profile)).toHaveLength(5)
  })

  const INGEST = `mutation ($input: IngestInput!) {
    ingest(input: $input) { read accepted duplicates suppressed deadLettered faults { index fault { code field } } token }
  }`

  it("and Segment's are taken by GraphQL", async () => {
    const customer = fresh('c')
    const taken = await api.ask<{ ingest: { token: string } }>(INGEST, {
      input: { writeKey: 'demo', events: [genericOrder(customer), { customer_id: customer }] },
    })
    expect(taken.ingest).toMatchObject({
      read: 2,
      accepted: 1,
      duplicates: 0,
      suppressed: 0,
      deadLettered: 1,
      faults: [{ index: 1, fault: { code: 'MISSING', field: 'event_type' } }],
    })
    const segment = await api.ask<{ ingest: { token: string } }>(INGEST, {
      input: { writeKey: 'demo', shape: 'SEGMENT', events: [{ type: 'track', ...order(customer, 6.5) }] },
    })
    const profile = await profileOf('customer', customer, { status: 200, body: segment.ingest })
    expect(profile?.metrics).toEqual({ spend: 10, orders: 2, refunds: 0 })
  })

  it('is refused by GraphQL under an unknown write key', async () => {
    const { errors } = await api.graphql(INGEST, { input: { writeKey: 'no-such-key', events: [genericOrder('c')] } })
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
})

it('an event sent again counts once, whichever way it comes; another sender may use the same messageId', async () => {
  const userId = fresh('u')
  const event = { ...order(userId, 4), messageId: fresh('m') }
  expect((await api.post('/v1/track', event)).body).toMatchObject({ accepted: 1, duplicates: 0 })
  expect((await api.post('/v1/track', event)).body).toMatchObject({ accepted: 0, duplicates: 1 })
  const again = { type: 'track', ...event }
  expect((await api.post('/v1/batch', { batch: [again, again] })).body).toMatchObject({ accepted: 0, duplicates: 2 })
  const { secret } = await addKey({ source: 'till', trusted: true })
  const other = await api.post('/v1/track', event, secret)
  expect(other.body).toMatchObject({ accepted: 1, duplicates: 0 })
  expect((await profileOf('customer', userId, other))?.metrics).toEqual({ spend: 8, orders: 2, refunds: 0 })
})

interface AddedKey {
  readonly secret: string
  readonly writeKey: { readonly id: string }
}

async function addKey(input: { source: string; trusted: boolean }): Promise<AddedKey> {
  const mutation = `mutation ($input: AddWriteKeyInput!) {
    addWriteKey(input: $input) { secret writeKey { id source trusted createdAt revokedAt } }
  }`
  return (await api.ask<{ addWriteKey: AddedKey }>(mutation, { input })).addWriteKey
}

async function statusOf(secret: string): Promise<number> {
  return (await api.post('/v1/track', { userId: fresh('u'), event: 'Viewed' }, secret)).status
}

describe('write keys', () => {
  it('are added, listed and revoked by GraphQL; the secret is shown once', async () => {
    const { secret, writeKey } = await addKey({ source: 'web', trusted: false })
    expect(writeKey).toMatchObject({ source: 'web', trusted: false, revokedAt: null })
    expect(await statusOf(secret)).toBe(200)
    const listed = await api.ask<{ writeKeys: { id: string }[] }>('{ writeKeys { id source trusted revokedAt } }')
    expect(listed.writeKeys).toContainEqual({ id: writeKey.id, source: 'web', trusted: false, revokedAt: null })
    expect(JSON.stringify(listed)).not.toContain(secret)

    const revoke = 'mutation ($input: RevokeWriteKeyInput!) { revokeWriteKey(input: $input) { id } }'
    await api.ask(revoke, { input: { id: writeKey.id } })
    await eventually('the revoked key is refused', async () => (await statusOf(secret)) === 401)
    expect(await api.graphql(revoke, { input: { id: writeKey.id } })).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    })
  })

  it('are added, listed and revoked by the command line', async () => {
    const source = `till.n${Date.now()}`
    const added = await selfsame(home, ['keys', 'add', source, '--trusted', '--output', 'json'])
    expect(added.exitCode).toBe(0)
    const { id, secret } = JSON.parse(added.stdout) as { id: string; secret: string }
    expect(await statusOf(secret)).toBe(200)

    const revoked = await selfsame(home, ['keys', 'revoke', id])
    expect(revoked).toMatchObject({ exitCode: 0, stdout: `Write key ${id} is revoked.\n` })
    await eventually('the revoked key is refused', async () => (await statusOf(secret)) === 401)
    const listed = await selfsame(home, ['keys', 'list', '--output', 'json'])
    expect(JSON.parse(listed.stdout)).toContainEqual(
      expect.objectContaining({ id, source, trusted: true, revokedAt: expect.stringMatching(/^20/) }),
    )
    expect(listed.stdout).not.toContain(secret)
  })
})

/** The rules under which a call's e-mail address and device come to be evidence. */
async function rulesOf(call: 'identify' | 'track', writeKey: string): Promise<{ email: string; device: string }> {
  const [userId, anonymousId, device] = [fresh('u'), fresh('a'), fresh('d')]
  const traits = { email: `${userId}@example.org` }
  const body = { userId, anonymousId, traits, context: { device: { id: device } }, event: 'Newsletter Ordered' }
  const profile = await profileOf('email', traits.email, await api.post(`/v1/${call}`, body, writeKey))
  const rules = new Map(profile?.evidence.map(({ a, b, rule }) => [`${a} ${b}`, rule]))
  return {
    email: rules.get(`customer:${userId} email:${traits.email}`) ?? '',
    device: rules.get(`cookie:${anonymousId} device:${device}`) ?? '',
  }
}

it("an e-mail address is vouched for by an identify with a userId under a server's key, not a browser's", async () => {
  const { secret: browser } = await addKey({ source: 'browser', trusted: false })
  const unvouched = { email: 'together-unverified', device: 'together' }
  expect(await rulesOf('identify', 'demo')).toEqual({ email: 'together', device: 'together' })
  expect(await rulesOf('identify', browser)).toEqual(unvouched)
  expect(await rulesOf('track', 'demo')).toEqual(unvouched)
})

it('what cannot be asked is refused with a stable code', async () => {
  const codeOf = async (query: string) => (await api.graphql(query)).errors?.[0]?.extensions['code']
  expect(await codeOf('{ profileByIdentifier(namespace: "email", value: "no address") { id } }')).toBe('BAD_REQUEST')
  expect(await codeOf('{ profile(id: "p1", after: "no token") { id } }')).toBe('BAD_REQUEST')
  expect(await codeOf('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED')
  expect(
    await api.ask(
      '{ profile(id: "p1") { id } profileByIdentifier(namespace: "email", value: "nobody@example.org") { id } }',
    ),
  ).toEqual({
    profile: null,
    profileByIdentifier: null,
  })
})
