import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MatchHandover } from '../../src/app/handover/index.ts'
import { ProfileReader } from '../../src/app/read/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { EngineReads } from '../support/engine-reads.ts'
import { RULES } from '../support/events.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { matched, type ToldMatch } from '../support/matched.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { Steward } from '../support/steward.ts'
import { TRAITS } from '../support/traits.ts'

let steward: Steward
let api: MemoryGraphqlServer

/** `1 2` are one person in the mean and were kept apart; `3` and `6` are far from anybody. */
const TOLD: ToldMatch = {
  clusters: '1 | 2 | 3 | 4 5 | 6',
  pairs: { '1 2': 2.5, '1 3': -0.5, '2 3': -7, '4 5': 9, '3 4': -0.5, '3 5': -4, '1 6': -6.5, '5 6': 1, '4 6': -9 },
}

beforeEach(async () => {
  steward = new Steward()
  for (const name of ['1', '2', '3', '4', '5', '6']) await steward.sees([`record.crm:${name}`])
  const reads = new EngineReads(steward.graph)
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  api = await startGraphql({}, { ...identityUseCases({ graph: steward.graph }), profiles })
  await handOver(TOLD)
})
afterEach(() => api.close())

const handOver = (told: ToldMatch) =>
  new MatchHandover({ graph: steward.graph, now: () => new Date() }).apply(DEVELOPMENT_CONTEXT, matched(told))

const QUEUE = `query ($first: Int! = 20, $after: String) { reviewQueue(first: $first, after: $after) {
  edges { cursor node { id a b bits records isJoined matcher modelVersion profileA { id } profileB { id } } }
  pageInfo { hasNextPage endCursor } } }`
const DECIDE = `mutation ($input: DecideReviewInput!) { decideReview(input: $input) {
  decision { id kind reason pins } profiles { id } } }`

async function queue(variables: object = {}) {
  const answer = await api.ask(QUEUE, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data.reviewQueue
}

async function asked(): Promise<string[]> {
  const { edges } = await queue()
  return edges.map(({ node }: { node: { a: string; b: string; bits: number } }) =>
    `${node.a} ${node.b} ${node.bits}`.replaceAll('record.crm:', ''),
  )
}

async function decide(pair: string, verdict: string, more: object = {}) {
  const { edges } = await queue()
  const { node } = edges.find(
    ({ node: { a, b } }: { node: { a: string; b: string } }) => `${a} ${b}`.replaceAll('record.crm:', '') === pair,
  )
  return api.ask(DECIDE, { input: { reviewId: node.id, verdict, reason: 'I asked them', ...more } })
}

describe('reviewQueue', () => {
  it('asks what an answer is worth most of, and nothing that the matcher is sure of', async () => {
    expect(await asked()).toEqual(['3 4 -2.25', '1 2 2.5', '1 3 -0.5', '5 6 -4'])
    const { edges } = await queue()
    expect(edges[0].node).toMatchObject({
      records: 3,
      matcher: 'crm',
      modelVersion: 'v1',
      profileA: { id: steward.id('record.crm:3') },
      profileB: { id: steward.id('record.crm:4') },
    })
  })

  it('goes on after a cursor, and refuses one that is none', async () => {
    const first = await queue({ first: 2 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const rest = await queue({ first: 2, after: first.pageInfo.endCursor })
    expect(rest.edges.map(({ node }: { node: { bits: number } }) => node.bits)).toEqual([-0.5, -4])
    expect(rest.pageInfo.hasNextPage).toBe(false)
    const { errors } = await api.ask(QUEUE, { after: 'x' })
    expect(errors?.[0]?.extensions?.code).toBe('BAD_REQUEST')
  })

  it('counts a pair that nobody compared as little alike', async () => {
    await handOver({ clusters: '1 2 | 3', pairs: { '1 2': 9, '1 3': 0 }, version: 'v2' })
    expect(await asked()).toEqual(['1 3 -3'])
  })

  it('asks of a join that is in doubt for as long as nobody said that it is right', async () => {
    const joined = { clusters: '1 2 | 3', pairs: { '1 2': 4 }, doubts: { '1 2': 0.5 } }
    await handOver({ ...joined, version: 'v2' })
    expect(await asked()).toEqual(['1 2 0.5'])
    expect((await queue()).edges[0].node).toMatchObject({ isJoined: true })
    await decide('1 2', 'SAME')
    expect(await asked()).toEqual([])
    await handOver({ ...joined, version: 'v3' })
    expect(await asked()).toEqual([])
  })

  it('asks of a large cluster before a small one of which it is a little less sure', async () => {
    await handOver({
      clusters: '1 | 2 | 3 4 5 | 6',
      pairs: { '1 2': -0.5, '4 6': -1, '3 6': -1, '5 6': -1, '3 4': 9, '4 5': 9 },
      version: 'v2',
    })
    expect(await asked()).toEqual(['3 6 -1', '1 2 -0.5'])
  })

  it('asks what the last result leaves open, not the one before', async () => {
    await handOver({ ...TOLD, clusters: '1 2 | 3 | 4 5 | 6', version: 'v2' })
    expect(await asked()).toEqual(['3 4 -2.25', '1 3 -3.75', '5 6 -4'])
  })
})

describe('decideReview', () => {
  it('of one person holds the two together, and is not asked again', async () => {
    const { data, errors } = await decide('1 3', 'SAME')
    expect(errors).toBeUndefined()
    expect(data.decideReview.decision).toMatchObject({ kind: 'PIN', reason: 'I asked them' })
    expect(data.decideReview.profiles).toEqual([{ id: steward.id('record.crm:1') }])
    expect(steward.id('record.crm:3')).toBe(steward.id('record.crm:1'))
    expect(await asked()).toEqual(['3 4 -2.25', '1 2 2.5', '5 6 -4'])
  })

  it('of two people keeps them apart for good: no later result asks again, whatever pair of theirs it is least sure of', async () => {
    await decide('3 4', 'APART')
    expect(await asked()).toEqual(['1 2 2.5', '1 3 -0.5', '5 6 -4'])
    await handOver({ ...TOLD, pairs: { ...TOLD.pairs, '3 5': 0, '3 4': -1 }, version: 'v2' })
    expect(await asked()).toEqual(['1 2 2.5', '1 3 -0.5', '5 6 -4'])
    await handOver({ clusters: '1 | 2 | 3 4 5 | 6', pairs: { '3 4': 9, '4 5': 9, '3 5': 9 }, version: 'v3' })
    expect(steward.id('record.crm:3')).not.toBe(steward.id('record.crm:4'))
    expect(await asked()).toEqual([])
  })

  it('of two people parts those that the matcher joined, and is not asked again', async () => {
    const told = { clusters: '1 2 | 3', pairs: { '1 2': 4 }, doubts: { '1 2': 0.5 }, version: 'v2' }
    await handOver(told)
    await decide('1 2', 'APART')
    expect(steward.id('record.crm:1')).not.toBe(steward.id('record.crm:2'))
    expect(await asked()).toEqual([])
    await handOver({ ...told, version: 'v3' })
    expect(steward.id('record.crm:1')).not.toBe(steward.id('record.crm:2'))
    expect(await asked()).toEqual([])
  })

  it('sent twice with one key is one decision', async () => {
    const id = [...steward.graph.reviews.values()].find(({ bits }) => bits === 2.5)?.id
    const input = { reviewId: id, verdict: 'SAME', reason: 'So', idempotencyKey: 'once' }
    const [first, second] = [await api.ask(DECIDE, { input }), await api.ask(DECIDE, { input })]
    expect(second.data).toEqual(first.data)
    expect(steward.identity.pins.size).toBe(1)
  })

  it('of what nobody asks is refused', async () => {
    const { errors } = await api.ask(DECIDE, { input: { reviewId: 'r1', verdict: 'SAME', reason: 'So' } })
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })
})
