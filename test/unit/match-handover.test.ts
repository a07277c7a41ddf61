import { beforeEach, describe, expect, it } from 'vitest'
import { MatchHandover } from '../../src/app/handover/index.ts'
import { evaluateWhole } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, type Decision, type Evidence } from '../../src/model/index.ts'
import { matched, type ToldMatch } from '../support/matched.ts'
import { Steward } from '../support/steward.ts'

const PHONE = 'phone:+447700900123'
const ONE_PERSON: ToldMatch = { clusters: '1 2', pairs: { '1 2': 9.5 } }
const TWO_PEOPLE: ToldMatch = { clusters: '1 | 2', pairs: { '1 2': -3 }, version: 'v2' }

let steward: Steward
let handover: MatchHandover

beforeEach(() => {
  steward = new Steward()
  handover = new MatchHandover({ graph: steward.graph, now: () => new Date('2026-06-01T00:00:00.000Z') })
})

const apply = (told: ToldMatch) => handover.apply(DEVELOPMENT_CONTEXT, matched(told))

/** Records of the CRM, each beside what it was seen with. */
async function records(seen: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [name, others] of Object.entries(seen)) await steward.sees([`record.crm:${name}`, ...others])
}

function together(one: string, other: string): boolean {
  return steward.id(one) === steward.id(other)
}

const areOne = (one: string, other: string) => together(`record.crm:${one}`, `record.crm:${other}`)

function scored(): Evidence[] {
  return [...steward.identity.evidence.values()].filter(({ rule }) => rule === 'matcher')
}

const states = () => scored().map(({ state, reason, modelVersion }) => [state, reason, modelVersion].join(' '))

function decided(): Decision[] {
  return [...steward.identity.decisions.values()].filter(({ by }) => by === 'rule:matcher')
}

/** What the graph holds must be what all its facts come to. */
async function expectSettled(): Promise<void> {
  const whole = await steward.graph.readWhole()
  const evaluated = evaluateWhole(whole, steward.identity.rules)
  expect(evaluated.clusters.map((keys) => keys.join(',')).toSorted()).toEqual(steward.identity.clusters())
  expect([...evaluated.evidence.values()].map(({ key, state }) => `${key} ${state}`).toSorted()).toEqual(
    whole.evidence.map(({ key, state }) => `${key} ${state}`).toSorted(),
  )
}

describe('a matcher’s result in the graph', () => {
  it('joins the records of a cluster by its strongest pairs, as a decision that names the model', async () => {
    await records({ 1: ['email:a@x.example'], 2: ['email:b@x.example'], 3: ['email:c@x.example'] })
    const told = { clusters: '1 2 3', pairs: { '1 2': 4, '1 3': 7, '2 3': 5.25 } }
    expect(await apply(told)).toEqual({
      matcher: 'crm',
      modelVersion: 'v1',
      records: 3,
      unknownRecords: 0,
      evidence: 2,
      conflicts: 0,
      reviews: 0,
      changedClusters: 1,
      merges: 1,
      splits: 0,
    })
    expect(together('email:a@x.example', 'email:c@x.example')).toBe(true)
    expect(
      scored()
        .map(({ score }) => score)
        .toSorted(),
    ).toEqual([5.25, 7])
    expect(scored()).toMatchObject([{ source: 'crm', strength: 0 }, { modelVersion: 'v1' }])
    expect(decided()).toMatchObject([{ kind: 'merge', reason: expect.stringContaining('Version v1 of the model crm') }])
    await expectSettled()
  })

  it('says nothing of records that the graph does not know', async () => {
    await records({ 1: [], 3: [] })
    const told = { clusters: '1 2 3', pairs: { '1 2': 9, '1 3': 3, '2 3': 8 } }
    expect(await apply(told)).toMatchObject({ records: 2, unknownRecords: 1, evidence: 1, merges: 1 })
    expect(areOne('1', '3')).toBe(true)
  })

  it('is not written again when it is handed over twice', async () => {
    await records({ 1: [], 2: [] })
    await apply(ONE_PERSON)
    const [before, changes] = [steward.state(), steward.identity.changes.length]
    expect(await apply(ONE_PERSON)).toMatchObject({ evidence: 1, changedClusters: 0, merges: 0 })
    expect(steward.state()).toEqual(before)
    expect(steward.identity.changes).toHaveLength(changes)
  })

  it('goes on where it was when it was interrupted', async () => {
    const names = Array.from({ length: 450 }, (_, at) => String(1_000 + at))
    for (const name of names) await records({ [name]: [] })
    const pairs = names.filter((_, at) => at % 2 === 0).map((name) => `${name} ${Number(name) + 1}`)
    const told = { clusters: pairs.join(' | '), pairs: Object.fromEntries(pairs.map((pair) => [pair, 6])) }
    const { apply: carryOut } = steward.graph
    steward.graph.apply = async (plan, cursors) => {
      if (steward.graph.applied > 0) throw new Error('The connection was lost')
      return carryOut.call(steward.graph, plan, cursors)
    }
    await expect(apply(told)).rejects.toThrow('lost')
    expect(steward.graph.models.get('crm')).toEqual({ modelVersion: 'v1', isComplete: false })
    steward.graph.apply = carryOut
    expect(await apply(told)).toMatchObject({ evidence: 225, changedClusters: 25, merges: 25 })
    expect(steward.graph.models.get('crm')).toEqual({ modelVersion: 'v1', isComplete: true })
  })

  it('plans again what changed meanwhile', async () => {
    await records({ 1: [], 2: [] })
    steward.graph.meanwhile = () => {
      const id = steward.id('record.crm:1')
      steward.identity.profiles.set(id, { ...steward.identity.profiles.get(id)!, version: 999 })
    }
    expect(await apply(ONE_PERSON)).toMatchObject({ merges: 1 })
    expect(areOne('1', '2')).toBe(true)
  })

  it('is refused when another version is handed over meanwhile', async () => {
    await records({ 1: [], 2: [] })
    steward.graph.stored = async (matcher) => {
      await steward.graph.begin({ matcher, modelVersion: 'v9' })
      return steward.identity.matchOf(matcher)
    }
    await expect(apply(ONE_PERSON)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('v9') })
  })

  it('needs the scope', async () => {
    const context = { ...DEVELOPMENT_CONTEXT, scopes: ['profiles:decide' as const] }
    await expect(handover.apply(context, matched(ONE_PERSON))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(handover.preview(context, matched(ONE_PERSON))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('a later version of the model', () => {
  it('takes back what it does not say, and gives conflicts in its place', async () => {
    await records({ 1: ['email:a@x.example'], 2: ['email:b@x.example'] })
    await apply(ONE_PERSON)
    expect(await apply(TWO_PEOPLE)).toMatchObject({ evidence: 0, conflicts: 1, merges: 0, splits: 1 })
    expect(areOne('1', '2')).toBe(false)
    expect(states()).toEqual(['retracted  '])
    await apply({ ...ONE_PERSON, version: 'v3' })
    expect(areOne('1', '2')).toBe(true)
    expect(steward.identity.conflicts.size).toBe(0)
    expect(states()).toEqual(['accepted  v3'])
    await expectSettled()
  })

  it('takes back what it says of records that it does not speak of any more', async () => {
    await records({ 1: [], 2: [], 3: [] })
    await apply({ clusters: '1 2 | 3', pairs: { '1 2': 9, '2 3': -1 } })
    await apply({ clusters: '3', pairs: {}, version: 'v2' })
    expect(areOne('1', '2')).toBe(false)
    expect(steward.identity.conflicts.size).toBe(0)
  })

  it('that says the same is named, and changes nobody', async () => {
    await records({ 1: [], 2: [], 3: [] })
    const told = { clusters: '1 2 | 3', pairs: { '1 2': 9, '2 3': -1 } }
    await apply(told)
    const before = steward.state()
    expect(await apply({ ...told, version: 'v2' })).toMatchObject({ changedClusters: 1, merges: 0, splits: 0 })
    expect(steward.state()).toEqual(before)
    expect(states()).toEqual(['accepted  v2'])
    expect([...steward.identity.conflicts.values()]).toMatchObject([{ modelVersion: 'v2' }])
  })

  it('leaves what another matcher says', async () => {
    await records({ 1: [], 2: [] })
    await apply({ ...ONE_PERSON, matcher: 'splink' })
    await apply({ clusters: '1 | 2', pairs: {} })
    expect(areOne('1', '2')).toBe(true)
  })
})

describe('what stays the engine’s', () => {
  it('a pin is never overridden', async () => {
    await records({ 1: [], 2: [] })
    const sides = [['record.crm:1'], ['record.crm:2']]
    await steward.decisions.pin(DEVELOPMENT_CONTEXT, { kind: 'apart', sides, reason: 'Father and son' })
    expect(await apply(ONE_PERSON)).toMatchObject({ merges: 0 })
    expect(areOne('1', '2')).toBe(false)
    expect(states()).toEqual(['parked pin v1'])
    await expectSettled()
  })

  it('nor along a chain', async () => {
    await records({ 1: [], 2: [], 3: [] })
    const sides = [['record.crm:1'], ['record.crm:3']]
    await steward.decisions.pin(DEVELOPMENT_CONTEXT, { kind: 'apart', sides, reason: 'Father and son' })
    await apply({ clusters: '1 2 3', pairs: { '1 2': 9, '2 3': 8, '1 3': 1 } })
    expect([areOne('1', '2'), areOne('2', '3'), areOne('1', '3')]).toEqual([true, false, false])
    await expectSettled()
  })

  it('what was undone is not brought back by the next run, whatever its version', async () => {
    await records({ 1: [], 2: [] })
    await apply(ONE_PERSON)
    const undone = await steward.undo(decided()[0]!)
    expect(areOne('1', '2')).toBe(false)
    await apply(ONE_PERSON)
    await apply({ ...ONE_PERSON, version: 'v2' })
    await apply({ clusters: '1 | 2', pairs: {}, version: 'v3' })
    await apply({ ...ONE_PERSON, version: 'v4' })
    expect(areOne('1', '2')).toBe(false)
    await steward.undo(undone)
    expect(areOne('1', '2')).toBe(true)
    await expectSettled()
  })

  it('a split that was undone is not brought back either', async () => {
    await records({ 1: [], 2: [] })
    await apply(ONE_PERSON)
    await apply(TWO_PEOPLE)
    await steward.undo(decided().find(({ kind }) => kind === 'split')!)
    expect(areOne('1', '2')).toBe(true)
    await apply({ ...TWO_PEOPLE, version: 'v3' })
    expect(areOne('1', '2')).toBe(true)
    await expectSettled()
  })

  it('a score that a steward retracted stays so as long as the model goes on giving it', async () => {
    await records({ 1: [], 2: [] })
    await apply(ONE_PERSON)
    const evidence = scored().map(({ key }) => key)
    const profileId = steward.id('record.crm:1')
    await steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, { profileId, evidence, reason: 'Namesakes' })
    await apply({ ...ONE_PERSON, pairs: { '1 2': 12 }, version: 'v2' })
    expect(states()).toEqual(['retracted  v2'])
    expect(areOne('1', '2')).toBe(false)
  })

  it('a limit parks it', async () => {
    await records({ 1: ['customer:1'], 2: ['customer:2'] })
    expect(await apply(ONE_PERSON)).toMatchObject({ merges: 0 })
    expect(states()).toEqual(['parked limit v1'])
    await expectSettled()
  })

  it('what was seen comes first: the weakest of what was seen takes the place of the strongest score', async () => {
    await records({ 1: ['customer:1'], 2: [PHONE], 3: ['customer:3'] })
    await apply({ clusters: '1 2 | 3', pairs: { '1 2': 40 } })
    await steward.sees(['record.crm:3', 'cookie:c'])
    await steward.sees(['cookie:c', PHONE])
    expect([areOne('1', '2'), areOne('2', '3')]).toEqual([false, true])
    await expectSettled()
  })

  it('a conflict bars a join by phone, and not by customer number', async () => {
    await records({ 1: [], 2: [] })
    await apply(TWO_PEOPLE)
    await steward.sees(['record.crm:1', PHONE])
    await steward.sees(['record.crm:2', PHONE])
    expect(areOne('1', '2')).toBe(false)
    expect([...steward.identity.evidence.values()].some(({ reason }) => reason === 'conflict')).toBe(true)
    await steward.sees(['record.crm:1', 'customer:1'])
    await steward.sees(['record.crm:2', 'customer:1'])
    expect(areOne('1', '2')).toBe(true)
    await expectSettled()
  })

  it('nor another matcher’s score', async () => {
    await records({ 1: [], 2: [] })
    await apply(TWO_PEOPLE)
    await apply({ ...ONE_PERSON, matcher: 'splink' })
    expect(areOne('1', '2')).toBe(false)
    expect(states()).toEqual(['parked conflict v1'])
  })
})

describe('shown before', () => {
  it('says who would merge and split, and changes nothing', async () => {
    await records({ 1: [], 2: [], 3: [], 4: [] })
    await apply({ clusters: '1 2 | 3 | 4', pairs: { '1 2': 9 } })
    const before = steward.state()
    const next = { clusters: '1 | 2 | 3 4', pairs: { '1 2': -2, '3 4': 9 }, version: 'v2' }
    const { counts, examples } = await handover.preview(DEVELOPMENT_CONTEXT, matched(next))
    expect(counts).toMatchObject({ profilesBefore: 3, profilesAfter: 3, merged: 1, split: 1 })
    expect(examples.merges[0]?.before.map(({ identifiers }) => identifiers[0])).toEqual([
      'record.crm:3',
      'record.crm:4',
    ])
    expect(steward.state()).toEqual(before)
    expect(await apply(next)).toMatchObject({ merges: 1, splits: 1 })
  })
})
