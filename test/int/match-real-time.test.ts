import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Neo4jDecisionGraph, Neo4jDescribedGraph, Neo4jReviewGraph } from '../../graph/index.ts'
import { Stewardship } from '../../src/app/decide/index.ts'
import { Explanations } from '../../src/app/explain/index.ts'
import { ReviewDesk } from '../../src/app/handover/index.ts'
import { GraphRecords, PairWeigher, tableOf } from '../../src/app/match/index.ts'
import { parseModel } from '../../src/matching/index.ts'
import { DEVELOPMENT_CONTEXT as STEWARD, WORKER_CONTEXT } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { rowsOf } from '../support/graph.ts'
import { learntModel, realTime, recordEvent, type LearntModel } from '../support/real-time.ts'

const WILHELMINA = {
  firstName: 'Wilhelmina',
  lastName: 'Featherstonehaugh',
  birthDate: '1961-03-17',
  street: '12 High Street',
  town: 'Leeds',
  postcode: 'LS1 4AP',
  phone: '07700 900123',
  email: 'wilhelmina@x.example',
}
const MISSPELT = { ...WILHELMINA, firstName: 'Wilhelmena', birthDate: '17/03/1961', street: '12 High St', phone: '' }
const SOMEBODY_ELSE = {
  firstName: 'Zebedee',
  lastName: 'Quill',
  birthDate: '1990-11-02',
  street: '3 Mill Lane',
  town: 'Truro',
  postcode: 'TR1 2HE',
  phone: '07700 900999',
  email: 'zq@y.example',
}

let at: Awaited<ReturnType<typeof realTime>>
let model: LearntModel
let desk: ReviewDesk

beforeAll(async () => {
  at = await realTime(52)
  const decisions = new Stewardship({
    graph: new Neo4jDecisionGraph(at.graph),
    cache: FORGETFUL,
    now: () => new Date(),
  })
  desk = new ReviewDesk({ graph: new Neo4jReviewGraph(at.graph), decisions })
})
afterAll(() => at.close())

const placesOf = (...ids: string[]) => Promise.all(ids.map((id) => at.idOf(`record.crm:${id}`)))
const areOne = async (one: string, other: string) => new Set(await placesOf(one, other)).size === 1
const scores = () =>
  rowsOf<{ a: string; b: string; state: string; modelVersion: string | null }>(
    at.graph,
    `MATCH (a)-[e:EVIDENCE {rule: 'matcher', source: 'live'}]->(b)
     RETURN a.key AS a, b.key AS b, e.state AS state, e.modelVersion AS modelVersion ORDER BY a, b`,
  )

/** Pairs that are alike by themselves, and whose weight is in the band. */
function pairsToAsk({ path, records, pairs }: LearntModel) {
  const known = parseModel(readFileSync(path, 'utf8'), path)
  const recordOf = new Map(records.map((record) => [record.id, record]))
  const inBand = pairs.filter(({ bits }) => bits > -5 && bits < -0.3)
  const sideOf = (side: 'l' | 'r') =>
    tableOf(
      known,
      inBand.flatMap((pair) => recordOf.get(pair[side]) ?? []),
    )
  const places = Int32Array.from(inBand.keys())
  const { raw } = new PairWeigher(known).weigh(sideOf('l'), sideOf('r'), { l: places, r: places })
  return inBand.filter((_, pair) => (raw[pair] ?? 0) > -4).slice(0, 8)
}

describe('the graph’s records', () => {
  it('say what sources say, and the identifiers that were seen with them', async () => {
    const cookie = 'cookie:c9'
    await at.send(recordEvent('r1', { firstName: 'Ann' }, ['email:ann@x.example', 'landline:+441132000000', cookie]))
    await at.send(recordEvent('r1', { surname: 'Lee' }, ['email:lee@x.example']))
    const records = new GraphRecords(new Neo4jDescribedGraph(at.graph))
    const pages: string[] = []
    for await (const page of records.pages(1)) pages.push(...page.map(({ id }) => id))
    expect(pages).toEqual(['record.crm:r1'])
    const [record, ...others] = await records.at(['record.crm:r1', cookie, 'email:nobody@x.example'])
    expect(others).toEqual([])
    expect(record).toEqual({
      id: 'record.crm:r1',
      profileId: await at.idOf('record.crm:r1'),
      // Seen on one day: the later text.
      cells: { email: 'lee@x.example', family_name: 'Lee', given_name: 'Ann', landline: '+441132000000' },
    })
  })
})

describe('records matched as they come', () => {
  it('does nothing without a model in force, and takes none that the graph’s records do not fit', async () => {
    model = await learntModel(11)
    await at.send(recordEvent('w1', { firstName: 'Wilhelmina' }))
    await expect(at.models.promote(STEWARD, model.path, 'First')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('postcode'),
    })
    await at.send(recordEvent('w1', WILHELMINA), recordEvent('w2', MISSPELT))
    expect(await areOne('w1', 'w2')).toBe(false)
    expect((await at.models.list(STEWARD)).inForce).toBeNull()
    expect(await at.upkeep.run(WORKER_CONTEXT)).toMatchObject({ index: null, isBuilt: false })
  })

  it('puts a model in force once, by whom and why, and builds its index', async () => {
    expect(await at.models.preview(STEWARD, model.path)).toMatchObject({ isInForce: false, inForce: null })
    const promotion = await at.models.promote(STEWARD, model.path, 'Learnt from the CRM')
    expect(promotion).toMatchObject({ number: 1, by: 'development', reason: 'Learnt from the CRM' })
    expect(await at.models.promote(STEWARD, model.path, 'Again')).toEqual(promotion)
    expect(await at.upkeep.run(WORKER_CONTEXT)).toMatchObject({ isBuilt: true, index: { records: 3 } })
    expect(await at.upkeep.run(WORKER_CONTEXT)).toMatchObject({ isBuilt: false })
    expect(await at.models.list(STEWARD)).toMatchObject({ inForce: promotion, index: { records: 3 }, due: 0 })
  })

  it('brings two records without a common identifier together by what they say, and why says so', async () => {
    await at.send(recordEvent('w3', { ...MISSPELT, lastName: 'Fetherstonehaugh' }))
    expect(await areOne('w2', 'w3')).toBe(true)
    const graph = new Neo4jDecisionGraph(at.graph)
    const given = await scores()
    const told = given.find(({ a, b }) => [a, b].includes('record.crm:w3'))
    const why = await new Explanations({ graph }).why(STEWARD, told?.a ?? '', told?.b ?? '')
    expect(JSON.stringify(why)).toContain('matcher')
    expect((await at.shelf.counts()).links).toBeGreaterThan(0)

    const events = [recordEvent('w3', { ...MISSPELT, lastName: 'Fetherstonehaugh' })]
    await at.send(...events)
    await at.matching.see(
      WORKER_CONTEXT,
      events.map((event) => ({ lane: 52, position: '0-1', event })),
    )
    expect(await scores()).toEqual(given)
    expect(await amissIn(at.graph)).toEqual([])
  })

  it('takes back what a record said before it changed, and finds whose it is now', async () => {
    await at.send(recordEvent('z1', SOMEBODY_ELSE))
    expect(await areOne('w2', 'z1')).toBe(false)
    await at.send(recordEvent('w3', { ...SOMEBODY_ELSE, firstName: 'Zebedy' }))
    expect(await areOne('w2', 'w3')).toBe(false)
    expect(await areOne('z1', 'w3')).toBe(true)
    expect(await amissIn(at.graph)).toEqual([])
  })

  it('asks stewards about pairs in the band, and never again what they decided', async () => {
    const cellsOf = new Map(model.records.map(({ id, cells }) => [id, cells]))
    const inBand = pairsToAsk(model)
    expect(inBand.length).toBeGreaterThan(0)
    const ids = [...new Set(inBand.flatMap(({ l, r }) => [l, r]))]
    for (const id of ids) await at.send(recordEvent(`b${id}`, { ...cellsOf.get(id) }))
    const queue = async () => (await desk.queue(STEWARD, { first: 100, after: null })).reviews
    const [first] = (await queue()).map(({ review }) => review)
    expect(first).toMatchObject({ matcher: 'live' })
    expect(Math.abs(first?.bits ?? 9)).toBeLessThan(6)
    await desk.decide(STEWARD, { reviewId: first?.id ?? '', verdict: 'apart', reason: 'Father and son' })
    const id = (first?.a ?? '').replace('record.crm:b', '')
    await at.send(recordEvent(`b${id}`, { ...cellsOf.get(id), town: 'Elsewhere' }))
    expect((await queue()).map(({ review }) => review.id)).not.toContain(first?.id)
    expect(await amissIn(at.graph)).toEqual([])
  })

  it('goes on without its index, says so, and makes good what it missed', async () => {
    await at.cache.client.flushall()
    await at.send(recordEvent('w4', MISSPELT))
    expect(at.told.join('\n')).toContain('The index of matching is lost')
    expect(await areOne('w2', 'w4')).toBe(false)
    const { due, dueSince } = await at.models.list(STEWARD)
    expect(due).toBeGreaterThan(0)
    expect(Date.now() - Date.parse(dueSince ?? '')).toBeGreaterThanOrEqual(0)
    // All that the figures need comes again from the log, and is noted too.
    const report = await at.upkeep.run(WORKER_CONTEXT)
    expect(report.isBuilt).toBe(true)
    expect(report.madeGood).toBeGreaterThan(0)
    expect(await areOne('w2', 'w4')).toBe(true)
    expect(await at.models.list(STEWARD)).toMatchObject({ due: 0, dueSince: null })
    await at.send(recordEvent('w5', MISSPELT))
    expect(await areOne('w2', 'w5')).toBe(true)
  })

  it('notes what changes while the index is built again, and goes on serving from the one before', async () => {
    await at.shelf.building('another')
    await at.send(recordEvent('w6', MISSPELT))
    expect(await areOne('w2', 'w6')).toBe(true)
    await at.shelf.discard('another')
    const before = await at.shelf.standing()
    expect(await at.upkeep.run(STEWARD, { isRebuild: true })).toMatchObject({ isBuilt: true, madeGood: 1 })
    const after = await at.shelf.standing()
    expect(after.index?.generation).not.toBe(before.index?.generation)
    const left = await at.cache.client.keys(`match:{${before.index?.generation}}:*`)
    expect(left).toEqual([])
  })

  it('judges what an earlier model said by the one that takes its place', async () => {
    const other = await learntModel(12)
    const promotion = await at.models.promote(STEWARD, other.path, 'Learnt anew')
    expect(promotion.number).toBe(2)
    const report = await at.upkeep.run(WORKER_CONTEXT)
    expect(report).toMatchObject({ isBuilt: true, index: { modelVersion: promotion.modelVersion } })
    expect(report.judgedAgain).toBeGreaterThan(0)
    const versions = new Set((await scores()).map(({ modelVersion }) => modelVersion ?? promotion.modelVersion))
    expect([...versions]).toEqual([promotion.modelVersion])
    expect(await at.live.modelOf('live')).toEqual({ modelVersion: promotion.modelVersion, isComplete: true })
    expect(await areOne('w2', 'w4')).toBe(true)
    expect(await amissIn(at.graph)).toEqual([])
  })
})
