import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProfileReader } from '../../src/app/read/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { EngineReads } from '../support/engine-reads.ts'
import { RULES } from '../support/events.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { Steward } from '../support/steward.ts'
import { TRAITS } from '../support/traits.ts'

let steward: Steward
let useCases: ReturnType<typeof identityUseCases>
let reads: EngineReads
let api: MemoryGraphqlServer

beforeEach(async () => {
  steward = new Steward()
  await steward.sees(['customer:1', 'email:ann@x.example'])
  await steward.sees(['customer:2', 'phone:+447700900123', 'cookie:c'])
  useCases = identityUseCases({ graph: steward.graph })
  reads = new EngineReads(steward.graph)
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  api = await startGraphql({}, { ...useCases, profiles })
})
afterEach(() => api.close())

const PAYLOAD = `{
  decision { id kind by reason before after membersBefore { id members } membersAfter { id members } pins undoes undoneBy }
  profiles { id identifiers { key verified } attributes { name value source others { value } } history { id kind undoneBy } }
  preview { profilesBefore { id identifiers metrics { events } } profilesAfter { id identifiers metrics { events } } profiles ids identifiers evidence events }
}`
const mutation = (name: string) =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${PAYLOAD} }`

async function change(name: string, input: object) {
  const answer = await api.ask(mutation(name), { input: { reason: 'I know', ...input } })
  expect(answer.errors).toBeUndefined()
  return answer.data[name]
}

async function refused(name: string, input: object) {
  const { errors } = await api.ask(mutation(name), { input: { reason: 'I know', ...input } })
  return errors?.[0]?.extensions?.code
}

interface Counted {
  readonly id: string
  readonly metrics: { readonly events: number }
}

const merge = (more: object = {}) =>
  change('mergeProfiles', { profileIds: [steward.id('customer:1'), steward.id('customer:2')], ...more })

describe('mergeProfiles', () => {
  it('makes profiles one, and answers what came of it', async () => {
    const id = steward.id('customer:1')
    const { decision, profiles, preview } = await merge()
    expect(decision).toMatchObject({ kind: 'MERGE', by: 'development', reason: 'I know', after: [id], undoneBy: null })
    expect(decision.membersAfter).toEqual([{ id, members: expect.arrayContaining([id]) }])
    expect(profiles).toEqual([
      expect.objectContaining({ id, history: [{ id: decision.id, kind: 'MERGE', undoneBy: null }] }),
    ])
    expect(profiles[0].identifiers).toHaveLength(5)
    expect(preview).toBeNull()
  })

  it('shows first what it would come to', async () => {
    const { decision, profiles, preview } = await merge({ preview: true })
    expect(decision).toBeNull()
    expect(profiles).toHaveLength(2)
    expect(preview).toMatchObject({
      profiles: 2,
      ids: 3,
      identifiers: 5,
      profilesAfter: [{ id: steward.id('customer:1') }],
    })
    expect(steward.identity.decisions.size).toBe(0)
  })

  it('shows what is counted on whom, and would be', async () => {
    for (const [key, amount] of Object.entries({ 'customer:1': 3, 'email:ann@x.example': 1, 'cookie:c': 5 }))
      reads.contributedTo.set(key, [{ kind: 'add', slot: 'events', amount }])
    const { preview } = await merge({ preview: true })
    const before = Object.fromEntries(preview.profilesBefore.map(({ id, metrics }: Counted) => [id, metrics.events]))
    expect(before).toEqual({ [steward.id('customer:1')]: 4, [steward.id('customer:2')]: 5 })
    expect(preview.profilesAfter).toMatchObject([{ metrics: { events: 9 } }])
    expect(preview.events).toBe(9)
  })

  it('is carried out once under one idempotency key', async () => {
    const profileIds = [steward.id('customer:1'), steward.id('customer:2')]
    const first = await merge({ profileIds, idempotencyKey: 'k' })
    expect(await merge({ profileIds, idempotencyKey: 'k' })).toEqual(first)
    expect(await refused('mergeProfiles', { profileIds, reason: 'Other', idempotencyKey: 'k' })).toBe('CONFLICT')
  })

  it('is refused for what it cannot be', async () => {
    const id = steward.id('customer:1')
    expect(await refused('mergeProfiles', { profileIds: [id] })).toBe('BAD_REQUEST')
    expect(await refused('mergeProfiles', { profileIds: [id, 'p0'] })).toBe('NOT_FOUND')
    expect(await refused('mergeProfiles', { profileIds: [id, 'p0'], reason: '' })).toBe('BAD_REQUEST')
  })

  it('needs the scope', async () => {
    const powerless = await startGraphql({ caller: { ...DEVELOPMENT_CONTEXT, scopes: ['profiles:read'] } }, useCases)
    const { errors } = await powerless.ask(mutation('mergeProfiles'), {
      input: { profileIds: ['a', 'b'], reason: 'x' },
    })
    await powerless.close()
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

describe('splitProfile', () => {
  it('parts a profile by identifiers as people write them; the rest stays with the first', async () => {
    const { decision, profiles } = await change('splitProfile', {
      profileId: steward.id('customer:2'),
      parts: [[{ namespace: 'customer', value: '2' }], [{ namespace: 'phone', value: '07700 900123' }]],
    })
    expect(decision.kind).toBe('SPLIT')
    expect(profiles).toHaveLength(2)
    expect(steward.id('cookie:c')).toBe(steward.id('customer:2'))
  })

  it('retracts evidence that is wrong', async () => {
    const query = '{ profileByIdentifier(namespace: "customer", value: "1") { id evidence { key owner state } } }'
    const { id, evidence } = (await api.ask(query)).data.profileByIdentifier
    const { decision } = await change('splitProfile', { profileId: id, evidence: [evidence[0].key] })
    expect(decision.kind).toBe('RETRACT')
    expect((await api.ask(query)).data.profileByIdentifier.evidence).toMatchObject([{ state: 'RETRACTED' }])
  })

  it('is refused without parts, and with parts and evidence', async () => {
    const profileId = steward.id('customer:2')
    expect(await refused('splitProfile', { profileId })).toBe('BAD_REQUEST')
    const parts = [[{ namespace: 'customer', value: '2' }], [{ namespace: 'cookie', value: 'c' }]]
    expect(await refused('splitProfile', { profileId, parts, evidence: ['e'] })).toBe('BAD_REQUEST')
  })
})

describe('history', () => {
  it('is told newest first, page by page', async () => {
    const { decision } = await merge()
    await change('undoDecision', { decisionId: decision.id })
    await merge()
    const id = steward.id('customer:1')
    const page = async (args: string) => {
      const { data, errors } = await api.ask(`{ profile(id: "${id}") { history${args} { id at } } }`)
      return errors === undefined ? data.profile.history : errors[0]?.extensions?.code
    }
    const all = await page('')
    expect(all.length).toBe(3)
    const [first] = await page('(first: 1)')
    expect([first, ...(await page(`(first: 5, after: "${first.id}")`))]).toEqual(all)
    expect(await page(`(after: "${all[2].id}")`)).toEqual([])
    expect(await page('(first: 0)')).toBe('BAD_REQUEST')
    expect(await page(`(first: 1001, after: "${first.id}")`)).toBe('BAD_REQUEST')
  })
})

describe('undoDecision', () => {
  it('takes a decision back, and says so in the history', async () => {
    const before = steward.state()
    const { decision } = await merge()
    const undo = await change('undoDecision', { decisionId: decision.id })
    expect(undo.decision).toMatchObject({ kind: 'UNDO', undoes: decision.id })
    expect(steward.state()).toEqual(before)
    expect(undo.profiles[0].history).toEqual(
      expect.arrayContaining([{ id: decision.id, kind: 'MERGE', undoneBy: undo.decision.id }]),
    )
    expect(await refused('undoDecision', { decisionId: decision.id })).toBe('CONFLICT')
    expect(await refused('undoDecision', { decisionId: 'd0' })).toBe('NOT_FOUND')
  })
})

const city = (more: object) => ({ profileId: steward.id('customer:1'), name: 'city', ...more })

describe('setAttribute', () => {
  it('says what an attribute is, of whatever kind, and is a decision', async () => {
    for (const value of ['Ayr', 7, false, null]) {
      const name = `city.${value}`
      const { decision, profiles } = await change('setAttribute', city({ name, value }))
      expect(decision).toMatchObject({ kind: 'OVERRIDE', before: [], after: [], pins: [] })
      expect(profiles).toMatchObject([
        { attributes: expect.arrayContaining([{ name, value, source: 'steward', others: [] }]) },
      ])
    }
    const { decision, preview } = await change('setAttribute', city({ value: 'Ayr', preview: true }))
    expect([decision, preview.profiles]).toEqual([null, 0])
  })

  it('is refused without a value, or with what is none', async () => {
    expect(await refused('setAttribute', city({}))).toBe('BAD_REQUEST')
    expect(await refused('setAttribute', city({ value: ['Ayr'] }))).toBe('BAD_REQUEST')
    expect(await refused('setAttribute', city({ value: 'Ayr', profileId: 'p0' }))).toBe('NOT_FOUND')
  })
})

describe('pin and unpin', () => {
  const ANN = { namespace: 'customer', value: '1' }
  const BOB = { namespace: 'customer', value: '2' }

  it('hold together and let go', async () => {
    const before = steward.state()
    const { decision } = await change('pin', { kind: 'SAME', sides: [[ANN, BOB]] })
    expect(decision).toMatchObject({ kind: 'PIN', pins: [`${decision.id}.0`] })
    expect(steward.id('customer:1')).toBe(steward.id('customer:2'))
    await change('unpin', { pinId: decision.pins[0] })
    expect(steward.state()).toEqual(before)
  })

  it('keep apart what a merge would join', async () => {
    await change('pin', { kind: 'APART', sides: [[ANN], [BOB]] })
    const profileIds = [steward.id('customer:1'), steward.id('customer:2')]
    expect(await refused('mergeProfiles', { profileIds })).toBe('CONFLICT')
  })

  it('are refused for what they cannot be', async () => {
    expect(await refused('pin', { kind: 'SAME', sides: [[ANN]] })).toBe('BAD_REQUEST')
    expect(await refused('pin', { kind: 'SAME', sides: [[ANN, { namespace: 'email', value: 'no' }]] })).toBe(
      'BAD_REQUEST',
    )
    expect(await refused('unpin', { pinId: 'd0.0' })).toBe('NOT_FOUND')
  })
})

const evidence = () => [...steward.identity.evidence.values()][0]!
const asked = (name: string, fields: string) =>
  `{ ${name}(a: { namespace: "customer", value: "1" }, b: { namespace: "email", value: "Ann@X.example" }) ${fields} }`

describe('why and whyNot', () => {
  const WHY = asked(
    'why',
    '{ sentence steps { from to kind evidence { key source firstSeen } pin { id } reason wouldTake { kind } } leastThatWouldPart { evidence { key } pins { id kind sides } } }',
  )
  const WHY_NOT = asked(
    'whyNot',
    '{ sentence neverSeenTogether steps { kind } parked { kind reason evidence { key } wouldTake { kind identifiers pin { id } because } } leastThatWouldJoin { kind identifiers because } }',
  )
  it('say by what identifiers are one person, and what would part them', async () => {
    const { data } = await api.ask(WHY)
    expect(data.why).toEqual({
      sentence: expect.stringContaining('are one person'),
      steps: [
        {
          from: 'customer:1',
          to: 'email:ann@x.example',
          kind: 'EVIDENCE',
          evidence: { key: evidence().key, source: 'web', firstSeen: '2026-05-04' },
          pin: null,
          reason: null,
          wouldTake: [],
        },
      ],
      leastThatWouldPart: { evidence: [{ key: evidence().key }], pins: [] },
    })
    expect((await api.ask(WHY_NOT)).data.whyNot).toBeNull()
  })

  it('say what is parked, why, and what would join them', async () => {
    await steward.sees(['customer:2', 'email:ann@x.example'])
    const parked = [...steward.identity.evidence.values()].find(({ state }) => state === 'parked')
    const { data } =
      await api.ask(`{ whyNot(a: { namespace: "customer", value: "1" }, b: { namespace: "customer", value: "2" })
      { sentence neverSeenTogether steps { kind } parked { kind reason evidence { key } wouldTake { kind identifiers } }
        leastThatWouldJoin { kind identifiers because } } }`)
    expect(data.whyNot).toEqual({
      sentence: expect.stringContaining('are not one person'),
      neverSeenTogether: false,
      steps: expect.arrayContaining([{ kind: 'EVIDENCE' }, { kind: 'UNUSED' }]),
      parked: [
        {
          kind: 'UNUSED',
          reason: 'LIMIT',
          evidence: { key: parked?.key },
          wouldTake: [{ kind: 'MERGE', identifiers: [] }],
        },
      ],
      leastThatWouldJoin: [{ kind: 'MERGE', identifiers: [], because: null }],
    })
  })

  it('say which event would join those that were never seen together', async () => {
    await steward.sees(['loyalty:7'])
    const { data } =
      await api.ask(`{ whyNot(a: { namespace: "customer", value: "1" }, b: { namespace: "loyalty", value: "7" })
      { neverSeenTogether steps { kind } leastThatWouldJoin { kind identifiers } } }`)
    expect(data.whyNot).toEqual({
      neverSeenTogether: true,
      steps: [],
      leastThatWouldJoin: [{ kind: 'VERIFIED_EVENT', identifiers: ['customer:1', 'loyalty:7'] }],
    })
  })

  it('need identifiers that were seen', async () => {
    const { errors } = await api.ask(
      '{ why(a: { namespace: "customer", value: "404" }, b: { namespace: "customer", value: "1" }) { sentence } }',
    )
    expect(errors?.[0]).toMatchObject({
      message: expect.not.stringContaining('404'),
      extensions: { code: 'NOT_FOUND' },
    })
  })
})

describe('households', () => {
  it('are found by their id and by who lives there', async () => {
    const [ann, bob] = [steward.id('customer:1'), steward.id('customer:2')]
    useCases.households.all.push({
      id: 'h1',
      members: [
        { profileId: ann, role: 'holder', from: 20_577, to: 20_580, through: ['landline', 'device'] },
        { profileId: bob, role: 'member', from: 20_578, to: 20_578, through: ['landline'] },
      ],
    })
    const fields = '{ id members { profile { id } role from to through } }'
    const { data } = await api.ask(
      `{ household(id: "h1") ${fields} none: household(id: "h0") { id } profile(id: "${bob}") { household { id } } }`,
    )
    expect(data.household).toEqual({
      id: 'h1',
      members: [
        { profile: { id: ann }, role: 'HOLDER', from: '2026-05-04', to: '2026-05-07', through: ['LANDLINE', 'DEVICE'] },
        { profile: { id: bob }, role: 'MEMBER', from: '2026-05-05', to: '2026-05-05', through: ['LANDLINE'] },
      ],
    })
    expect([data.none, data.profile.household]).toEqual([null, { id: 'h1' }])
  })

  it('have the traits of all their members, added up', async () => {
    const lives = { role: 'member' as const, from: 20_577, to: 20_580, through: ['landline' as const] }
    const members = [1, 2].map((customer) => ({ ...lives, profileId: steward.id(`customer:${customer}`) }))
    useCases.households.all.push({ id: 'h1', members })
    reads.figuresOf.set('email:ann@x.example', { orders: 2, refunds: 0, spendByCurrency: { GBP: 100_000 } })
    reads.figuresOf.set('cookie:c', { orders: 1, refunds: 0, spendByCurrency: { GBP: 20_000 } })
    reads.calls.length = 0
    const { data } = await api.ask('{ household(id: "h1") { traits(names: ["orders", "spend"]) { value } } }')
    expect(data.household.traits).toEqual([{ value: 3 }, { value: { GBP: 12 } }])
    expect(reads.calls.filter((call) => call.startsWith('figures'))).toEqual(['figures 1'])
  })
})

describe('the rules of identity', () => {
  const DIFF = `query ($rules: JSON!) { diffIdentityRules(rules: $rules) {
    counts { profilesBefore profilesAfter merged split idChanged sharedBefore sharedAfter }
    examples { merges { before { id size identifiers } after { id size } } splits { before { id } after { size } } idChanges { before { id } } }
  } }`
  const APPLY =
    'mutation ($rules: JSON!) { applyIdentityRules(input: { rules: $rules }) { version profiles merges splits left } }'

  it('are told', async () => {
    const { data } = await api.ask('{ identityRules { version rules } }')
    expect(data.identityRules).toEqual({ version: RULES.version, rules: JSON.parse(JSON.stringify(RULES)) })
  })

  it('are compared with others, changing nothing', async () => {
    const before = steward.state()
    const rules = { ...RULES, version: RULES.version + 1, pairs: [{ between: ['customer', 'email'], counts: false }] }
    const { data } = await api.ask(DIFF, { rules })
    expect(data.diffIdentityRules.counts).toEqual({
      profilesBefore: 2,
      profilesAfter: 3,
      merged: 0,
      split: 1,
      idChanged: 0,
      sharedBefore: 0,
      sharedAfter: 0,
    })
    expect(data.diffIdentityRules.examples.splits).toEqual([
      { before: [{ id: steward.id('customer:1') }], after: [{ size: 1 }, { size: 1 }] },
    ])
    expect(steward.state()).toEqual(before)
  })

  const NEXT = RULES.version + 1

  it('are put in force', async () => {
    const { data } = await api.ask(APPLY, { rules: { ...RULES, version: NEXT } })
    expect(data.applyIdentityRules).toEqual({ version: NEXT, profiles: 2, merges: 0, splits: 0, left: 0 })
    expect(steward.identity.rules.version).toBe(NEXT)
  })

  it.each([
    ['no rules', {}, 'BAD_REQUEST'],
    ['others of the same version', { ...RULES, pairs: [{ between: ['email', 'phone'], counts: false }] }, 'CONFLICT'],
  ])('that are %s are refused', async (_, rules, code) => {
    const { errors } = await api.ask(APPLY, { rules })
    expect(errors?.[0]?.extensions?.code).toBe(code)
  })
})
