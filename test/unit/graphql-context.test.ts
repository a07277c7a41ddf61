import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ContextKeeper } from '../../src/app/context/index.ts'
import { DEFAULT_CONTEXT_SETTINGS, lifetimesOf } from '../../src/projections/context/index.ts'
import { TRAITS } from '../support/traits.ts'
import { cli } from '../support/cli.ts'
import { contextUseCases, MemoryContextStore } from '../support/memory-context.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { MemoryGate } from '../support/memory-gate.ts'
import { RULES } from '../support/gate.ts'
import { ProfileReader, TokenWait } from '../../src/app/read/index.ts'

const CART = `query ($who: IdentifierInput) { context(identifier: $who) {
  profile { id } sessions { id channel } cart { version lines { productId quantity price channel } }
  cases { id status chat { from text } transcript { text } } recommendations { id items } interactions { name }
} }`
const UPDATE =
  'mutation ($input: UpdateContextInput!) { updateContext(input: $input) { token cart { version lines { productId quantity } } } }'
const MOBILE = { namespace: 'cookie', value: 'm' }
const DESKTOP = { namespace: 'cookie', value: 'd' }

/** As a worker would, on the first identifier that each event names. */
function worker(gate: MemoryGate, store: MemoryContextStore) {
  const keeper = new ContextKeeper(store, lifetimesOf(DEFAULT_CONTEXT_SETTINGS))
  let applied = 0
  return async () => {
    const events = gate.log.appended.slice(applied)
    applied += events.length
    await keeper.see(
      events.map(({ at, event }) => ({
        ...at,
        event,
        anchor: event.identifiers[0]?.key ?? null,
        mayChangeHands: false,
      })),
    )
  }
}

let api: MemoryGraphqlServer
let apply: () => Promise<void>

beforeEach(async () => {
  const store = new MemoryContextStore()
  const [reads, gate] = [new MemoryReads(), new MemoryGate()]
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  apply = worker(gate, store)
  // What waits for a token finds the worker done.
  const tokens = new (class extends TokenWait {
    override until = () => apply()
  })(reads, 200)
  api = await startGraphql(
    {},
    { profiles, ...contextUseCases({ profiles, tokens, figures: reads, ingest: gate.taking, store }) },
  )
  api.reads.profiles.push(profileOf('p1', ['cookie:m', 'cookie:d']))
  reads.profiles.push(profileOf('p1', ['cookie:m', 'cookie:d']))
})
afterEach(() => api.close())

const update = async (input: object) => {
  const answer = await api.ask(UPDATE, { input })
  await apply()
  return answer
}
const contextOf = async (who: object) => (await api.ask(CART, { who })).data.context

describe('live context', () => {
  it('shows on one device what was put into the cart on another of the same person', async () => {
    const { data } = await update({
      identifier: MOBILE,
      channel: 'app',
      cart: { add: [{ productId: 'P', quantity: 2, price: 9.5 }] },
    })
    expect(data.updateContext).toEqual({ token: expect.any(String), cart: null })
    expect(await contextOf(DESKTOP)).toMatchObject({
      profile: { id: 'p1' },
      sessions: [{ id: null, channel: 'app' }],
      cart: { lines: [{ productId: 'P', quantity: 2, price: 9.5, channel: 'app' }] },
    })
  })

  it('of a cart takes a change that knows it, and answers CONFLICT to one that does not', async () => {
    await update({ identifier: MOBILE, cart: { add: [{ productId: 'P' }] } })
    const { version } = (await contextOf(DESKTOP)).cart
    const set = { identifier: DESKTOP, cart: { set: [{ productId: 'Q' }], expectedVersion: version } }
    const first = await update(set)
    expect(first.data.updateContext.cart).toEqual({
      version: expect.any(String),
      lines: [{ productId: 'Q', quantity: 1 }],
    })
    expect(first.data.updateContext.cart.version).not.toBe(version)
    const second = await update(set)
    expect(second.errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      remedy: expect.stringContaining('version'),
    })
    expect((await contextOf(MOBILE)).cart.lines).toMatchObject([{ productId: 'Q' }])
  })

  it('holds open cases with what was said, and what is recommended', async () => {
    await update({
      identifier: MOBILE,
      case: { id: 'T', subject: 'Parcel' },
      message: { caseId: 'T', from: 'CUSTOMER', text: 'Hi' },
    })
    await update({ identifier: MOBILE, message: { caseId: 'T', medium: 'CALL', from: 'AGENT', text: 'Hello' } })
    await update({ identifier: DESKTOP, recommendation: { id: 'R', items: ['P'] } })
    expect(await contextOf(MOBILE)).toMatchObject({
      cases: [{ id: 'T', status: 'OPEN', chat: [{ from: 'CUSTOMER', text: 'Hi' }], transcript: [{ text: 'Hello' }] }],
      recommendations: [{ id: 'R', items: ['P'] }],
    })
  })

  it('is carried out once for one idempotency key', async () => {
    const input = { identifier: MOBILE, cart: { add: [{ productId: 'P' }] }, idempotencyKey: 'k' }
    await update(input)
    await update(input)
    expect((await contextOf(MOBILE)).cart.lines).toMatchObject([{ quantity: 1 }])
  })

  it('is null for nobody, and refuses what is no change', async () => {
    expect(await contextOf({ namespace: 'cookie', value: 'x' })).toBeNull()
    const codes = await Promise.all(
      [
        { identifier: MOBILE, cart: {} },
        { identifier: MOBILE, cart: { add: [{ productId: 'P', quantity: -1 }] } },
        { identifier: MOBILE, message: { caseId: '', from: 'AGENT', text: 'x' } },
      ].map(async (input) => (await update(input)).errors?.[0]?.extensions?.code),
    )
    expect(codes).toEqual(['BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST'])
    const { errors } = await api.ask('{ context { profile { id } } }')
    expect(errors?.[0]?.extensions?.code).toBe('BAD_REQUEST')
  })
})

describe('selfsame context', () => {
  it('changes and shows it', async () => {
    const [reads, gate, store] = [new MemoryReads(), new MemoryGate(), new MemoryContextStore()]
    reads.profiles.push(profileOf('p1', ['cookie:m', 'cookie:d']))
    const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
    const tokens = { until: worker(gate, store) }
    const service = {
      profiles,
      tokens,
      ...contextUseCases({ profiles, tokens, figures: reads, ingest: gate.taking, store }),
    }
    const changed = await cli(
      ['context', 'update', 'cookie:m', '{"cart":{"add":[{"productId":"P-1","name":"Mug"}]}}'],
      { service },
    )
    expect(changed).toMatchObject({ exitCode: 0, stdout: 'The change is applied.\n' })
    const shown = await cli(['context', 'show', 'cookie:d'], { service })
    expect(shown.stdout).toContain('profile p1\nvisits: none\ncart:\n  1 ×  P-1    Mug\nsupport cases: none')
    const asJson = await cli(['context', 'show', 'p1', '--output', 'json'], { service })
    expect(JSON.parse(asJson.stdout).cart.lines).toMatchObject([{ productId: 'P-1', quantity: 1, price: null }])
    const refused = await cli(['context', 'update', 'cookie:m', 'cart'], { service })
    expect(refused.exitCode).not.toBe(0)
    expect(refused.stderr).toContain('no JSON object')
  })
})
