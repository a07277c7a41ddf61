import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeToken, type Evidence } from '../../src/model/index.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { profileOf } from '../support/memory-reads.ts'

const ADA = profileOf(
  'pAda',
  ['cookie:c1', 'email:ada@example.com', 'customer:1', 'customer:2'],
  [
    { name: 'firstName', value: 'Ada', source: 'crm', observedAt: '2026-05-04T09:00:00.000Z', verified: true },
    { name: 'firstName', value: 'A.', source: 'web', observedAt: '2026-05-03T09:00:00.000Z', verified: true },
  ],
)

let api: MemoryGraphqlServer
beforeEach(async () => {
  api = await startGraphql()
  api.reads.profiles.push(ADA, profileOf('pBob', ['customer:9']))
})
afterEach(() => api.close())

describe('a profile', () => {
  it('is found by its id, by an alias, and by any of its identifiers as people write them', async () => {
    const { data, errors } = await api.ask(`{
      id: profile(id: "pAda") { id }
      alias: profile(id: "pAda.2") { id }
      email: profileByIdentifier(namespace: "email", value: " ADA+news@Example.com ") { id }
    }`)
    expect(errors).toBeUndefined()
    expect([data.id.id, data.alias.id, data.email.id]).toEqual(['pAda', 'pAda', 'pAda'])
  })

  it('is null where nobody is known so', async () => {
    const answer = await api.ask(
      '{ id: profile(id: "p0") { id } key: profileByIdentifier(namespace: "email", value: "bob@example.com") { id } }',
    )
    expect(answer).toEqual({ data: { id: null, key: null } })
  })

  it('is an error where the value asked for cannot be one', async () => {
    const { data, errors } = await api.ask(
      '{ profileByIdentifier(namespace: "email", value: "ada@@example.com") { id } }',
    )
    expect(data).toEqual({ profileByIdentifier: null })
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_REQUEST', remedy: expect.any(String) },
      path: ['profileByIdentifier'],
    })
    expect(errors?.[0]?.message).not.toContain('ada@')
  })

  it('comes with many at once in the order asked, null in the place of the unknown', async () => {
    const { data } = await api.ask('{ profiles(ids: ["pBob", "p0", "pAda.1", "pBob"]) { id } }')
    expect(data.profiles).toEqual([{ id: 'pBob' }, null, { id: 'pAda' }, { id: 'pBob' }])
  })

  it('has its identifiers, most telling first, with when and by whom they were seen', async () => {
    api.reads.sightingOf.set('email:ada@example.com', {
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-02-01T00:00:00.000Z',
      sources: ['till', 'web'],
    })
    const { data } = await api.ask(
      '{ profile(id: "pAda") { aliases identifierCount identifiers { namespace value key class firstSeen lastSeen sources } } }',
    )
    expect(data.profile.aliases).toEqual(['pAda.1', 'pAda.2', 'pAda.3'])
    expect(data.profile.identifierCount).toBe(4)
    expect(data.profile.identifiers.map(({ key }: { key: string }) => key)).toEqual([
      'customer:1',
      'customer:2',
      'email:ada@example.com',
      'cookie:c1',
    ])
    expect(data.profile.identifiers[2]).toMatchObject({
      class: 'PERSON',
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-02-01T00:00:00.000Z',
      sources: ['till', 'web'],
    })
    expect(data.profile.identifiers[3]).toMatchObject({ class: 'DEVICE', firstSeen: null, lastSeen: null, sources: [] })
  })

  it('shows some of its identifiers when so asked', async () => {
    const { data } = await api.ask(
      '{ profile(id: "pAda") { identifiers(first: 1, namespace: "customer") { value } aliases(first: 2) } }',
    )
    expect(data.profile).toEqual({ identifiers: [{ value: '1' }], aliases: ['pAda.1', 'pAda.2'] })
  })

  it('has the newest value of each attribute, and those that lost', async () => {
    const { data } = await api.ask(
      '{ profile(id: "pAda") { attributes { name value source observedAt others { value source observedAt } } } }',
    )
    expect(data.profile.attributes).toEqual([
      {
        name: 'firstName',
        value: 'Ada',
        source: 'crm',
        observedAt: '2026-05-04T09:00:00.000Z',
        others: [{ value: 'A.', source: 'web', observedAt: '2026-05-03T09:00:00.000Z' }],
      },
    ])
  })

  it('has its spend in units of its main currency', async () => {
    api.reads.figuresOf.set('customer:1', { orders: 2, refunds: 1, spendByCurrency: { GBP: 100_050, EUR: 10_000 } })
    api.reads.figuresOf.set('cookie:c1', { orders: 1, refunds: 0, spendByCurrency: { GBP: 20_000 } })
    const { data } = await api.ask(
      '{ profile(id: "pAda") { metrics { spend currency orders refunds spendByCurrency { currency amount } } } }',
    )
    expect(data.profile.metrics).toEqual({
      spend: 12.005,
      currency: 'GBP',
      orders: 3,
      refunds: 1,
      spendByCurrency: [
        { currency: 'GBP', amount: 12.005 },
        { currency: 'EUR', amount: 1 },
      ],
    })
  })

  it('has its traits, all or those named, with their windows', async () => {
    api.reads.figuresOf.set('customer:1', { orders: 2, refunds: 1, spendByCurrency: { GBP: 100_050 } })
    const { data } = await api.ask(
      '{ profile(id: "pAda") { traits { name } named: traits(names: ["spend", "orders"]) { name precision value windows { unit length value } } } }',
    )
    expect(data.profile.traits.map(({ name }: { name: string }) => name)).toContain('distinctProducts')
    expect(data.profile.named).toEqual([
      {
        name: 'spend',
        precision: 'EXACT',
        value: { GBP: 10.005 },
        windows: [
          { unit: 'DAY', length: 30, value: {} },
          { unit: 'DAY', length: 365, value: {} },
        ],
      },
      {
        name: 'orders',
        precision: 'EXACT',
        value: 2,
        windows: [
          { unit: 'DAY', length: 30, value: 0 },
          { unit: 'DAY', length: 365, value: 0 },
        ],
      },
    ])
  })

  it('has no trait of an unknown name, and says which may be meant', async () => {
    const { errors } = await api.ask('{ profile(id: "pAda") { traits(names: ["order"]) { value } } }')
    expect(errors).toMatchObject([
      { message: 'There is no trait order; did you mean orders?', extensions: { code: 'BAD_REQUEST' } },
    ])
  })

  it('has no spend and no currency without purchases', async () => {
    const { data } = await api.ask('{ profile(id: "pBob") { metrics { spend currency orders } } }')
    expect(data.profile.metrics).toEqual({ spend: 0, currency: null, orders: 0 })
  })

  it('has its recent activity, newest first', async () => {
    const activity = {
      messageId: 'm1',
      type: 'track',
      name: 'Order Completed',
      source: 'till',
      channel: 'till',
      occurredAt: '2026-05-04T09:00:00.000Z',
      amount: 425_000,
      currency: 'GBP',
    }
    api.reads.activityOf.set('customer:1', [
      activity,
      { ...activity, messageId: 'm2', occurredAt: '2026-05-05T09:00:00.000Z', amount: null, currency: null },
    ])
    const { data } = await api.ask(
      '{ profile(id: "pAda") { recentActivity(limit: 5) { messageId type name source channel occurredAt amount currency } } }',
    )
    expect(data.profile.recentActivity.map(({ messageId }: { messageId: string }) => messageId)).toEqual(['m2', 'm1'])
    expect(data.profile.recentActivity[1]).toEqual({ ...activity, amount: 42.5 })
  })

  it('has its evidence and decisions, in the contract’s words', async () => {
    const evidence: Evidence = {
      key: 'e1',
      a: 'cookie:c1',
      b: 'customer:1',
      rule: 'together',
      source: 'web',
      owner: null,
      strength: 10,
      days: [20_577, 20_580],
      slots: [],
      state: 'parked',
      reason: 'limit',
      score: null,
      modelVersion: null,
    }
    const decision = {
      id: 'd1',
      kind: 'merge' as const,
      at: '2026-05-04T09:00:00.000Z',
      by: 'rule:together',
      reason: 'seen together',
      effect: {
        before: [
          { id: 'pAda', members: ['pAda'] },
          { id: 'pX', members: ['pX'] },
        ],
        after: [{ id: 'pAda', members: ['pAda', 'pX'] }],
      },
      acts: {
        made: [],
        withdrawn: [],
        retracted: [],
        revived: [],
        observed: ['e1'],
        crossed: [],
        ends: [],
        overrides: [],
      },
      undoes: null,
      request: null,
    }
    api.reads.ledgerOf.set('pAda', {
      evidence: [evidence, { ...evidence, key: 'e2', days: [], state: 'accepted', reason: null }],
      decisions: [{ ...decision, undoneBy: null }],
    })
    const { data } = await api.ask(
      '{ profile(id: "pAda") { evidence { a b rule source strength firstSeen lastSeen days state reason } decisions { id kind at by reason before after } } }',
    )
    expect(data.profile.evidence).toEqual([
      {
        a: 'cookie:c1',
        b: 'customer:1',
        rule: 'together',
        source: 'web',
        strength: 10,
        firstSeen: '2026-05-04',
        lastSeen: '2026-05-07',
        days: 2,
        state: 'PARKED',
        reason: 'LIMIT',
      },
      {
        a: 'cookie:c1',
        b: 'customer:1',
        rule: 'together',
        source: 'web',
        strength: 10,
        firstSeen: null,
        lastSeen: null,
        days: 0,
        state: 'ACCEPTED',
        reason: null,
      },
    ])
    expect(data.profile.decisions).toEqual([
      {
        id: 'd1',
        kind: 'MERGE',
        at: decision.at,
        by: decision.by,
        reason: decision.reason,
        before: ['pAda', 'pX'],
        after: ['pAda'],
      },
    ])
  })
})

describe('a search', () => {
  it('answers page by page', async () => {
    for (const id of ['p1', 'p2', 'p3']) api.reads.profiles.push(profileOf(id, [`customer:find-${id}`]))
    const query =
      'query ($after: String) { searchProfiles(query: "find", first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }'
    const first = (await api.ask(query)).data.searchProfiles
    expect(first).toEqual({
      edges: [
        { cursor: 'p1', node: { id: 'p1' } },
        { cursor: 'p2', node: { id: 'p2' } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'p1', endCursor: 'p2' },
    })
    const second = (await api.ask(query, { after: first.pageInfo.endCursor })).data.searchProfiles
    expect(second).toEqual({
      edges: [{ cursor: 'p3', node: { id: 'p3' } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: 'p3', endCursor: 'p3' },
    })
  })

  it('that finds nobody is an empty page', async () => {
    const { data } = await api.ask(
      '{ searchProfiles(query: "nobody") { edges { cursor } pageInfo { hasNextPage startCursor } } }',
    )
    expect(data.searchProfiles).toEqual({ edges: [], pageInfo: { hasNextPage: false, startCursor: null } })
  })
})

describe('a read that is to see what was just written', () => {
  const token = encodeToken(new Map([[3, '5-0']]))

  it('waits for it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    api.reads.booked = promise
    const answer = api.ask('query ($after: String) { profile(id: "pAda", after: $after) { id } }', { after: token })
    await expect.poll(() => api.reads.calls).toEqual(['waitFor 3,5-0'])
    resolve()
    expect((await answer).data.profile.id).toBe('pAda')
    expect(api.reads.calls).toEqual(['waitFor 3,5-0', 'byIds 1'])
  })

  it.each([
    'profile(id: "pAda", after: $after) { id }',
    'profileByIdentifier(namespace: "customer", value: "1", after: $after) { id }',
    'profiles(ids: ["pAda"], after: $after) { id }',
  ])('is told when it takes too long: %s', async (field) => {
    api.reads.booked = new Promise(() => {})
    const { errors } = await api.ask(`query ($after: String) { ${field} }`, { after: token })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AFTER_TIMEOUT' })
    expect(api.reads.calls).toEqual(['waitFor 3,5-0'])
  })

  it('is told when the token is none of ours', async () => {
    const { errors } = await api.ask('{ profile(id: "pAda", after: "hello") { id } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST', remedy: expect.stringContaining('token') })
  })
})
