import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { MemoryMatchRuns } from '../support/memory-match-runs.ts'

let runs: MemoryMatchRuns
let api: MemoryGraphqlServer

beforeEach(async () => {
  runs = new MemoryMatchRuns()
  api = await startGraphql({}, identityUseCases({ runs }))
})
afterEach(() => api.close())

const RUN = `id state matcher preview verdicts requestedBy requestedAt startedAt endedAt attempts cancelRequested
  progress { phase records pairs expectedEndAt } fault { code message remedy }
  result { modelVersion records pairs clusters links conflicts reviews verdicts merges splits seconds
    examples { merges { before after } splits { before after } } }`
const START = `mutation ($input: StartMatchRunInput!) { startMatchRun(input: $input) { run { ${RUN} } } }`

async function start(input: object = {}) {
  const { data, errors } = await api.ask(START, { input })
  expect(errors).toBeUndefined()
  return data.startMatchRun.run
}
const read = async (id: string) =>
  (await api.ask(`query ($id: ID!) { matchRun(id: $id) { ${RUN} } }`, { id })).data.matchRun

describe('startMatchRun', () => {
  it('queues a run, and says so', async () => {
    expect(await start()).toEqual({
      id: expect.stringMatching(/^m[0-9a-v]{24}$/),
      state: 'QUEUED',
      matcher: 'graph',
      preview: false,
      verdicts: true,
      requestedBy: 'development',
      requestedAt: expect.stringMatching(/Z$/),
      startedAt: null,
      endedAt: null,
      attempts: 0,
      cancelRequested: false,
      progress: null,
      fault: null,
      result: null,
    })
  })

  it('sent twice with one key is one run; the key of another is refused', async () => {
    const input = { idempotencyKey: 'k', preview: true }
    expect(await start(input)).toEqual(await start(input))
    const { errors } = await api.ask(START, { input: { ...input, verdicts: false } })
    expect(errors?.[0]?.extensions?.code).toBe('CONFLICT')
  })
})

describe('matchRun', () => {
  it('tells how far a run is, and what it came to', async () => {
    const { id } = await start({ preview: true })
    await runs.begin(id, '2026-06-01T00:00:00.000Z')
    const expectedEndAt = '2026-06-01T00:01:00.000Z'
    await runs.note({ id, attempts: 1 }, { phase: 'handOver', records: 3, pairs: 5_000_000_000, expectedEndAt })
    const progress = { phase: 'HAND_OVER', records: 3, pairs: 5_000_000_000, expectedEndAt }
    expect(await read(id)).toMatchObject({ state: 'RUNNING', startedAt: '2026-06-01T00:00:00.000Z', progress })
    const figures = { records: 3, pairs: 5, clusters: 2, links: 1, conflicts: 1, reviews: 1, verdicts: 2, seconds: 1.5 }
    const examples = { merges: [{ before: ['p1', 'p2'], after: ['p1'] }], splits: [] }
    const result = { ...figures, modelVersion: 'v1', merges: 1, splits: 0, examples }
    await runs.end({ id, attempts: 1 }, { state: 'succeeded', result }, '2026-06-01T00:00:30.000Z')
    expect(await read(id)).toMatchObject({ state: 'SUCCEEDED', endedAt: '2026-06-01T00:00:30.000Z', result })
  })

  it('tells why it failed, and is null for one that is not there', async () => {
    const { id } = await start()
    const fault = { code: 'BAD_REQUEST', message: 'The graph has no records to match', remedy: null } as const
    await runs.end({ id, attempts: 0 }, { state: 'failed', fault }, '2026-06-01T00:00:30.000Z')
    expect(await read(id)).toMatchObject({ state: 'FAILED', fault })
    expect(await read('m0')).toBeNull()
  })
})

describe('matchRuns', () => {
  it('lists them, the newest first, page by page', async () => {
    const first = await start()
    await new Promise((resolve) => setTimeout(resolve, 2))
    const second = await start()
    const list =
      'query ($after: String) { matchRuns(first: 1, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }'
    const page = (await api.ask(list)).data.matchRuns
    expect(page).toMatchObject({ edges: [{ node: { id: second.id } }], pageInfo: { hasNextPage: true } })
    const next = (await api.ask(list, { after: page.pageInfo.endCursor })).data.matchRuns
    expect(next).toMatchObject({ edges: [{ node: { id: first.id } }], pageInfo: { hasNextPage: false } })
  })
})

describe('cancelMatchRun', () => {
  const CANCEL = 'mutation ($id: ID!) { cancelMatchRun(input: { id: $id }) { run { state cancelRequested endedAt } } }'

  it('ends a queued run at once, and asks a running one to end', async () => {
    const { id } = await start()
    expect((await api.ask(CANCEL, { id })).data.cancelMatchRun.run).toMatchObject({ state: 'CANCELLED' })
    const other = await start()
    await runs.begin(other.id, '2026-06-01T00:00:00.000Z')
    const asked = (await api.ask(CANCEL, { id: other.id })).data.cancelMatchRun.run
    expect(asked).toEqual({ state: 'RUNNING', cancelRequested: true, endedAt: null })
  })

  it('of an unknown run is refused', async () => {
    expect((await api.ask(CANCEL, { id: 'm0' })).errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })
})
