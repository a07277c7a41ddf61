import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Neo4jHandoverGraph, Neo4jReviewGraph } from '../../graph/index.ts'
import { MatchHandover, ReviewDesk } from '../../src/app/handover/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf } from '../support/events.ts'
import { rowsOf } from '../support/graph.ts'
import { matched, type ToldMatch } from '../support/matched.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

let at: StewardsGraph
let graph: Neo4jHandoverGraph
let handover: MatchHandover

beforeAll(async () => {
  at = await StewardsGraph.open(46)
  graph = new Neo4jHandoverGraph(at.graph)
  handover = new MatchHandover({ graph, now: () => new Date() })
})
afterAll(() => at.close())

/** People of the CRM of their own, each a record with an e-mail address. */
async function people(count: number): Promise<{ names: string[]; matcher: string }> {
  const id = randomUUID().slice(0, 8)
  const names = Array.from({ length: count }, (_, nth) => `${id}-${nth}`)
  await at.see(...names.map((name) => eventOf([`record.crm:${name}`, `email:${name}@x.example`])))
  return { names, matcher: `crm-${id}` }
}

const apply = (told: ToldMatch) => handover.apply(DEVELOPMENT_CONTEXT, matched(told))
const places = (names: readonly string[]) => at.places(names.map((name) => `email:${name}@x.example`))

const stateOf = (matcher: string) =>
  rowsOf<{ state: string; modelVersion: string | null; score: number; days: number[] }>(
    at.graph,
    `MATCH ()-[e:EVIDENCE {rule: 'matcher', source: $matcher}]->()
     RETURN e.state AS state, e.modelVersion AS modelVersion, e.score AS score, e.days AS days ORDER BY score DESC`,
    { matcher },
  )

describe('a matcher’s result in Neo4j', () => {
  it('joins, is replaced, and is taken back', async () => {
    const { names, matcher } = await people(3)
    const [one, two, three] = names
    const before = await places(names)
    const pairs = { [`${one} ${two}`]: 9.25, [`${two} ${three}`]: -2 }
    const first = { clusters: `${one} ${two} | ${three}`, pairs, matcher }
    expect(await apply(first)).toMatchObject({ evidence: 1, conflicts: 1, merges: 1, splits: 0, changedClusters: 1 })
    const joined = await places(names)
    expect(joined).toEqual([before[0], before[0], before[2]])
    expect(await stateOf(matcher)).toMatchObject([{ state: 'accepted', modelVersion: 'v1', score: 9.25 }])
    expect(await graph.modelOf(matcher)).toEqual({ modelVersion: 'v1', isComplete: true })
    expect(await apply(first)).toMatchObject({ changedClusters: 0, merges: 0 })

    const second = { clusters: `${one} | ${two} ${three}`, pairs: { [`${two} ${three}`]: 4 }, matcher, version: 'v2' }
    const { counts } = await handover.preview(DEVELOPMENT_CONTEXT, matched(second))
    expect(counts).toMatchObject({ merged: 1, split: 1 })
    expect(await apply(second)).toMatchObject({ evidence: 1, conflicts: 0, splits: 1 })
    expect(await places(names)).toEqual([before[0], before[1], before[1]])
    expect(await stateOf(matcher)).toMatchObject([
      { state: 'retracted', modelVersion: null },
      { state: 'accepted', modelVersion: 'v2' },
    ])
    expect(await amissIn(at.graph)).toEqual([])
  })

  it('is undone by a steward for good', async () => {
    const { names, matcher } = await people(2)
    const before = await places(names)
    const told = { clusters: names.join(' '), pairs: { [names.join(' ')]: 8 }, matcher }
    await apply(told)
    const [ledger] = await at.profiles.ledgers([(await places(names))[0] ?? ''])
    const merge = ledger?.decisions.find(({ by }) => by === 'rule:matcher')
    expect(merge).toMatchObject({
      kind: 'merge',
      reason: expect.stringContaining(`Version v1 of the model ${matcher}`),
    })
    const decisionId = merge?.id ?? ''
    await at.stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId, reason: 'Father and son' })
    expect(await places(names)).toEqual(before)
    expect(await apply({ ...told, version: 'v2' })).toMatchObject({ merges: 0 })
    expect(await places(names)).toEqual(before)
  })

  it('bars weak evidence by a conflict', async () => {
    const { names, matcher } = await people(2)
    await apply({ clusters: names.join(' | '), pairs: { [names.join(' ')]: -1 }, matcher })
    const phone = `phone:+4477009${String(Date.now()).slice(-5)}`
    for (const name of names) await at.see(eventOf([`record.crm:${name}`, phone]))
    expect(new Set(await places(names)).size).toBe(2)
  })

  it('asks stewards what it is not sure of, until they decide', async () => {
    const { names, matcher } = await people(4)
    const [one, two, three, four] = names
    const pairs = { [`${one} ${two}`]: -1, [`${three} ${four}`]: -0.25, [`${one} ${three}`]: -12 }
    const told = { clusters: names.join(' | '), pairs, matcher }
    expect(await apply(told)).toMatchObject({ reviews: 2 })
    const desk = new ReviewDesk({ graph: new Neo4jReviewGraph(at.graph), decisions: at.stewardship })
    const own = async () => {
      const { reviews } = await desk.queue(DEVELOPMENT_CONTEXT, { first: 100, after: null })
      return reviews.filter(({ review }) => review.matcher === matcher)
    }
    const queue = await own()
    expect(queue.map(({ review }) => review.bits)).toEqual([-0.25, -1])
    const after = queue[0]?.cursor ?? null
    const next = await desk.queue(DEVELOPMENT_CONTEXT, { first: 100, after })
    expect(next.reviews.map(({ review }) => review.id)).not.toContain(queue[0]?.review.id)
    const [reviewId, other] = queue.map(({ review }) => review.id)
    const wish = { reason: 'They said so', verdict: 'apart' as const }
    await desk.decide(DEVELOPMENT_CONTEXT, { ...wish, reviewId: reviewId ?? '' })
    expect((await own()).map(({ review }) => review.id)).toEqual([other])
    expect(await apply({ ...told, version: 'v2', pairs: { ...pairs, [`${one} ${two}`]: -9 } })).toMatchObject({
      reviews: 1,
    })
    expect(await own()).toEqual([])
    await expect(desk.decide(DEVELOPMENT_CONTEXT, { ...wish, reviewId: other ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('asks of a join that is in doubt until a steward says that it is right, or parts it', async () => {
    const { names, matcher } = await people(4)
    const [one, two, three, four] = names
    const [first, second] = [`${one} ${two}`, `${three} ${four}`]
    const told = { clusters: `${first} | ${second}`, pairs: { [first]: 5, [second]: 5 }, matcher }
    const doubtful = { ...told, doubts: { [first]: 0.5, [second]: 1 } }
    expect(await apply(doubtful)).toMatchObject({ reviews: 2, merges: 2 })
    const desk = new ReviewDesk({ graph: new Neo4jReviewGraph(at.graph), decisions: at.stewardship })
    const own = async () => {
      const { reviews } = await desk.queue(DEVELOPMENT_CONTEXT, { first: 100, after: null })
      return reviews.filter(({ review }) => review.matcher === matcher).map(({ review }) => review)
    }
    const [right, wrong] = await own()
    expect(right).toMatchObject({ bits: 0.5, isJoined: true })
    await desk.decide(DEVELOPMENT_CONTEXT, { reason: 'One', verdict: 'same', reviewId: right?.id ?? '' })
    expect(await own()).toEqual([wrong])
    await desk.decide(DEVELOPMENT_CONTEXT, { reason: 'Twins', verdict: 'apart', reviewId: wrong?.id ?? '' })
    expect(await own()).toEqual([])
    expect(new Set(await places(names)).size).toBe(3)
    await apply({ ...doubtful, version: 'v2' })
    expect(await own()).toEqual([])
    expect(new Set(await places(names)).size).toBe(3)
  })

  it('never asks again what was rejected, nor joins it: another model scores them higher, and their clusters grew', async () => {
    const { names, matcher } = await people(4)
    const [one, two, three, four] = names
    const desk = new ReviewDesk({ graph: new Neo4jReviewGraph(at.graph), decisions: at.stewardship })
    const asked = async () => {
      const { reviews } = await desk.queue(DEVELOPMENT_CONTEXT, { first: 100, after: null })
      return reviews.filter(({ review }) => review.matcher === matcher).map(({ review }) => review)
    }
    await apply({ clusters: names.join(' | '), pairs: { [`${one} ${two}`]: -0.5 }, matcher })
    const [review] = await asked()
    const wish = { reason: 'Mother and daughter', verdict: 'apart' as const }
    await desk.decide(DEVELOPMENT_CONTEXT, { ...wish, reviewId: review?.id ?? '' })
    const grown = { [`${one} ${three}`]: 9, [`${two} ${four}`]: 9 }
    const second = { ...grown, [`${one} ${two}`]: -0.1, [`${three} ${four}`]: 0 }
    const told = { clusters: `${one} ${three} | ${two} ${four}`, pairs: second, matcher, version: 'v2' }
    expect(await apply(told)).toMatchObject({ reviews: 1, merges: 2 })
    expect(await asked()).toEqual([])
    const third = { ...grown, [`${one} ${two}`]: 12, [`${three} ${four}`]: 12 }
    await apply({ clusters: names.join(' '), pairs: third, matcher, version: 'v3' })
    const [first, other] = await places(names)
    expect(first).not.toBe(other)
    expect(await asked()).toEqual([])
    expect(await amissIn(at.graph)).toEqual([])
  })

  it('of several batches goes on after an interrupt', async () => {
    const { names, matcher } = await people(500)
    const pairs = names.filter((_, nth) => nth % 2 === 0).map((name, nth) => `${name} ${names[2 * nth + 1]}`)
    const told = { clusters: pairs.join(' | '), pairs: Object.fromEntries(pairs.map((pair) => [pair, 6])), matcher }
    let batches = 0
    const interrupted = new MatchHandover({ graph: new Neo4jHandoverGraph(at.graph), now: () => new Date() })
    const stop = interrupted.apply(DEVELOPMENT_CONTEXT, matched(told), () => {
      if (batches++ === 1) throw new Error('Ctrl-C')
    })
    await expect(stop).rejects.toThrow('Ctrl-C')
    expect(await graph.modelOf(matcher)).toEqual({ modelVersion: 'v1', isComplete: false })
    expect(await apply(told)).toMatchObject({ evidence: 250, changedClusters: 50, merges: 50 })
    expect(await amissIn(at.graph)).toEqual([])
  })
})
