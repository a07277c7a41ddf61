import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { Neo4jHandoverGraph, Neo4jMatchRuns, Neo4jReviewGraph } from '../../graph/index.ts'
import { ReviewDesk } from '../../src/app/handover/index.ts'
import { MatchRuns, type GraphRun, type RunWish } from '../../src/app/match-runs/index.ts'
import { matchRunWork } from '../../src/main/match-runs.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf } from '../support/events.ts'
import { generatedRecords } from '../support/generated-people.ts'
import { graphSettings, rowsOf } from '../support/graph.ts'
import { AS_LOG, startRedis, type TestRedis } from '../support/redis-server.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

const RECORDS = 600
const PATIENCE = { timeout: 240_000, interval: 200 }
const home = mkdtempSync(join(tmpdir(), 'selfsame-runs-'))

let at: StewardsGraph
let log: TestRedis
let store: Neo4jMatchRuns
let runs: MatchRuns
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  log = await startRedis(AS_LOG, (end) => void ends.push(end))
  at = await StewardsGraph.open(48)
  store = new Neo4jMatchRuns(at.graph)
  runs = new MatchRuns({ ledger: store, now: () => new Date() })
  const told = generatedRecords(RECORDS, 11).map(({ id, cells }) =>
    eventOf([`record.crm:${id}`], { type: 'record', source: 'crm', record: { id: null, attributes: cells } }),
  )
  for (let first = 0; first < told.length; first += 200) await at.see(...told.slice(first, first + 200))
}, 300_000)
afterAll(async () => {
  await Promise.all(ends.map((end) => end()))
  await at.close()
  rmSync(home, { recursive: true, force: true })
})

function workerStarted(id: string) {
  const workerLog = { info: () => {}, warn: () => {}, error: () => {} }
  const connections = { neo4j: graphSettings() }
  const work = matchRunWork({ graph: at.graph, log: log.connect(), connections, workerId: id, workerLog, home })
  work.start()
  onTestFinished(() => work.stop())
  return work
}

async function done(wish: RunWish): Promise<GraphRun> {
  const { id } = await runs.start(DEVELOPMENT_CONTEXT, wish)
  await expect.poll(async () => (await store.run(id))?.endedAt, PATIENCE).toEqual(expect.any(String))
  const run = await store.run(id)
  if (run === null) throw new Error('The run is gone')
  return run
}

const profiles = async () =>
  (await rowsOf<{ count: bigint }>(at.graph, 'MATCH (p:Profile) RETURN count(p) AS count'))[0]?.count

describe('a run of matching over the graph', { timeout: 300_000 }, () => {
  it('is previewed without a trace, carried out in a process of its own, and says the same again', async () => {
    workerStarted('one')
    const before = await profiles()
    const preview = await done({ preview: true })
    expect(preview).toMatchObject({ state: 'succeeded', fault: null, result: { records: RECORDS, splits: 0 } })
    expect(preview.result?.merges).toBeGreaterThan(20)
    expect(preview.result?.examples?.merges.length).toBe(20)
    expect(preview.progress).toMatchObject({ records: RECORDS, phase: expect.any(String) })
    expect(await profiles()).toEqual(before)
    const run = await done({})
    expect(run).toMatchObject({ state: 'succeeded', attempts: 1, result: { examples: null } })
    const { links, conflicts, reviews, clusters, pairs } = preview.result ?? {}
    expect(run.result).toMatchObject({ links, conflicts, reviews, clusters, pairs })
    expect(run.result?.merges).toBeGreaterThan(20)
    expect(await profiles()).not.toEqual(before)
    expect(await new Neo4jHandoverGraph(at.graph).modelOf('graph')).toMatchObject({ isComplete: true })
    expect((await done({})).result).toMatchObject({ merges: 0, splits: 0, links })
    expect(await amissIn(at.graph)).toEqual([])
    expect(readdirSync(join(home, 'spill'))).toEqual([])
  })

  it('learns from what stewards said of its questions, unless it is told not to', async () => {
    workerStarted('two')
    const desk = new ReviewDesk({ graph: new Neo4jReviewGraph(at.graph), decisions: at.stewardship })
    const { reviews } = await desk.queue(DEVELOPMENT_CONTEXT, { first: 3, after: null })
    expect(reviews.length).toBe(3)
    for (const { review } of reviews) {
      const wish = { reviewId: review.id, verdict: 'apart' as const, reason: 'They are not' }
      await desk.decide(DEVELOPMENT_CONTEXT, wish)
    }
    const [deaf, heard] = [await done({ verdicts: false, preview: true }), await done({ preview: true })]
    expect([deaf.result?.verdicts, heard.result?.verdicts]).toEqual([0, 3])
    expect(heard.result?.modelVersion).not.toBe(deaf.result?.modelVersion)
  })

  it('of a worker that died is taken over', async () => {
    const { id } = await runs.start(DEVELOPMENT_CONTEXT, { preview: true })
    await store.begin(id, new Date().toISOString())
    workerStarted('three')
    await expect.poll(async () => (await store.run(id))?.state, PATIENCE).toBe('succeeded')
    expect(await store.run(id)).toMatchObject({ attempts: 2 })
  })

  it('is ended by cancel while it runs', async () => {
    workerStarted('four')
    const { id } = await runs.start(DEVELOPMENT_CONTEXT, { preview: true })
    await expect.poll(async () => (await store.run(id))?.progress?.phase, PATIENCE).toEqual(expect.any(String))
    await runs.cancel(DEVELOPMENT_CONTEXT, id)
    await expect.poll(async () => (await store.run(id))?.state, PATIENCE).toBe('cancelled')
    const listed = await runs.list(DEVELOPMENT_CONTEXT, { first: 1, after: null })
    expect(listed).toMatchObject({ hasMore: true, runs: [{ run: { id, state: 'cancelled' } }] })
  })
})
