import { describe, expect, it } from 'vitest'
import { PostponedEvaluation, RulesChange, type RulesProgress } from '../../src/app/rules/index.ts'
import { rulesDiff } from '../../src/app/rules/rules-diff.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, WORKER_CONTEXT } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { Steward } from '../support/steward.ts'

const NO_PHONES: IdentityRules = {
  ...RULES,
  version: RULES.version + 1,
  pairs: [{ between: ['customer', 'phone'], counts: false }],
}

const PHONE = 'phone:+447700900123'

async function people() {
  const steward = new Steward()
  await steward.sees(['customer:1', PHONE])
  await steward.sees(['email:ann@x.example', 'cookie:a'])
  await steward.sees(['customer:2', 'email:bob@x.example'])
  return steward
}

const now = () => new Date('2026-06-01T00:00:00.000Z')

function changeOf({ graph, cache }: Steward): RulesChange {
  return new RulesChange({ graph, vertices: graph, cache, now })
}

describe('putting rules in force', () => {
  it('judges every profile by them; what they part is a decision that can be undone', async () => {
    const steward = await people()
    const before = steward.state()
    const seen: RulesProgress[] = []
    const applied = await changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES, (progress) => seen.push(progress))
    expect(applied).toEqual({ version: NO_PHONES.version, profiles: 3, merges: 0, splits: 1, left: 0 })
    expect(seen).toEqual([
      { done: 0, total: 3 },
      { done: 3, total: 3 },
      { done: 3, total: 3 },
    ])
    expect(steward.id(PHONE)).not.toBe(steward.id('customer:1'))
    const [decision] = steward.identity.decisions.values()
    expect(decision).toMatchObject({ kind: 'split', by: `rules:${NO_PHONES.version}` })
    await steward.undo(decision!)
    expect(steward.state()).toEqual(before)
  })

  it('reads the components of a batch together, and ends with all of them done', async () => {
    const steward = new Steward()
    // So many couples that the first batch, in the order of ids, can hardly have a member of each.
    for (const family of Array.from({ length: 150 }, (_, at) => at))
      for (const member of [0, 1]) {
        await steward.sees([`customer:${family}-${member}`, `cookie:${family}-${member}`])
        await steward.sees([`customer:${family}-${member}`, `email:family-${family}@x.example`])
      }
    let reads = 0
    const { completeSnapshot } = steward.graph
    steward.graph.completeSnapshot = (...asked) => (reads++, completeSnapshot.apply(steward.graph, asked))
    const seen: RulesProgress[] = []
    const rules = { ...RULES, version: RULES.version + 1 }
    await changeOf(steward).apply(DEVELOPMENT_CONTEXT, rules, (progress) => seen.push(progress))
    // Two batches, each in a step for the components and one for their identifiers.
    expect(reads).toBe(4)
    const total = steward.identity.profiles.size
    expect(seen.at(-1)).toEqual({ done: total, total })
  })

  it('goes on where it was', async () => {
    const steward = await people()
    const { apply } = steward.graph
    steward.graph.apply = async () => {
      throw new Error('The connection was lost')
    }
    await expect(changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES)).rejects.toThrow('lost')
    steward.graph.apply = apply
    expect(await changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES)).toMatchObject({ profiles: 3, splits: 1 })
    expect(await changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES)).toMatchObject({ profiles: 0, left: 0 })
  })

  it('plans again what changed meanwhile', async () => {
    const steward = await people()
    steward.graph.meanwhile = () => {
      const id = steward.id('customer:1')
      steward.identity.profiles.set(id, { ...steward.identity.profiles.get(id)!, version: 999 })
    }
    expect(await changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES)).toMatchObject({ splits: 1, left: 0 })
  })

  it('ends when others are put in force meanwhile', async () => {
    const steward = await people()
    steward.graph.meanwhile = () => void (steward.identity.rules = { ...NO_PHONES, version: 9 })
    await expect(changeOf(steward).apply(DEVELOPMENT_CONTEXT, NO_PHONES)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('version 9'),
    })
  })

  it.each([
    ['the same version', RULES.version],
    ['an earlier version', RULES.version - 1],
  ])('is refused for other rules of %s', async (_, version) => {
    const steward = await people()
    const refused = changeOf(steward).apply(DEVELOPMENT_CONTEXT, { ...NO_PHONES, version })
    await expect(refused).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^Rules of version \d+ are in force; these are of version \d+$|; these are others of that version$/,
      ),
    })
    expect(steward.identity.rules).toBe(RULES)
  })

  it('needs the scope, as comparing does', async () => {
    const steward = await people()
    const context = { ...DEVELOPMENT_CONTEXT, scopes: ['profiles:read' as const, 'profiles:decide' as const] }
    const forbidden = { code: 'FORBIDDEN' }
    await expect(changeOf(steward).apply(context, NO_PHONES)).rejects.toMatchObject(forbidden)
    await expect(changeOf(steward).diff(context, NO_PHONES)).rejects.toMatchObject(forbidden)
    await expect(changeOf(steward).current(context)).rejects.toMatchObject(forbidden)
  })
})

async function oversizedPeople() {
  const steward = await people()
  const { profiles } = steward.identity
  for (const [id, profile] of profiles) profiles.set(id, { ...profile, evaluation: 'oversized' })
  return steward
}

/** As a graph in which an event joined nobody, because what it touched was too large. */
function partInMemory({ identity }: Steward, parts: readonly (readonly string[])[]): void {
  for (const keys of parts) {
    const { birthId } = identity.vertices.get(keys[0]!)!
    for (const key of keys) identity.place(key, birthId)
    identity.profiles.set(birthId, { version: 1, rulesVersion: RULES.version, evaluation: 'oversized', lastRank: '' })
  }
  for (const [key, item] of identity.evidence)
    if (item.a === 'customer:1' && item.b === 'email:ann@x.example')
      identity.evidence.set(key, { ...item, state: 'pending' })
}

function postponedOf({ graph, cache }: Steward): PostponedEvaluation {
  return new PostponedEvaluation({ graph, vertices: graph, cache, now })
}

describe('what was too large to be evaluated with a batch', () => {
  it('is evaluated later', async () => {
    const steward = await oversizedPeople()
    const [decisions, clusters] = [steward.identity.decisions.size, steward.identity.clusters()]
    expect(await postponedOf(steward).run(WORKER_CONTEXT)).toEqual({ evaluated: 3, left: 0 })
    expect(steward.identity.clusters()).toEqual(clusters)
    expect(steward.identity.decisions.size).toBe(decisions)
  })

  it('is told in the ledger as such, not as what the rules changed', async () => {
    const steward = await people()
    await steward.sees(['customer:1', 'email:ann@x.example'])
    const decision = steward.identity.decisions.values().next().value!
    const parted = [
      ['customer:1', PHONE],
      ['email:ann@x.example', 'cookie:a'],
    ]
    partInMemory(steward, parted)
    expect(await postponedOf(steward).run(WORKER_CONTEXT)).toMatchObject({ left: 0 })
    const later = [...steward.identity.decisions.values()].at(-1)!
    expect(later.id).not.toBe(decision.id)
    expect(later).toMatchObject({
      kind: 'merge',
      reason: 'What connects these profiles had been too large to be judged together with the event that named it',
    })
  })

  it('is read once a turn, not once a profile, where it is beyond all bounds', async () => {
    const steward = await oversizedPeople()
    const ids = [...steward.identity.profiles.keys()]
    const { completeSnapshot } = steward.graph
    let reads = 0
    steward.graph.completeSnapshot = async (snapshot, needed) => {
      reads++
      const { clusters } = await completeSnapshot.call(steward.graph, snapshot, needed)
      return { ...snapshot, clusters, oversized: new Set(ids) }
    }
    expect(await postponedOf(steward).run(WORKER_CONTEXT)).toEqual({ evaluated: 0, left: ids.length })
    expect(reads).toBe(1)
  })
})

describe('comparing rules', () => {
  it('says who would merge, split, or bear another id', async () => {
    const steward = await people()
    const outcome = {
      clusters: [['customer:1'], [PHONE], ['customer:2', 'email:bob@x.example', 'email:ann@x.example'], ['cookie:a']],
      states: new Map([['cookie:a', 'shared' as const]]),
    }
    const { counts, examples } = rulesDiff(await steward.graph.readWhole(), outcome)
    expect(counts).toEqual({
      profilesBefore: 3,
      profilesAfter: 3,
      merged: 1,
      split: 2,
      idChanged: 0,
      sharedBefore: 0,
      sharedAfter: 1,
    })
    expect(examples.merges.map(({ after }) => after)).toEqual([
      [{ id: steward.id('email:ann@x.example'), size: 3, identifiers: outcome.clusters[2]!.toSorted() }],
    ])
    expect(examples.splits.map(({ before }) => before[0]?.id)).toEqual(
      [steward.id('customer:1'), steward.id('email:ann@x.example')].toSorted(),
    )
    expect(examples.idChanges).toEqual([])
  })

  it('foretells what putting them in force does, and changes nothing', async () => {
    const steward = await people()
    const before = steward.state()
    const change = changeOf(steward)
    const { counts, examples } = await change.diff(DEVELOPMENT_CONTEXT, NO_PHONES)
    expect(counts).toMatchObject({ profilesBefore: 3, profilesAfter: 4, merged: 0, split: 1, idChanged: 0 })
    expect(steward.state()).toEqual(before)
    await change.apply(DEVELOPMENT_CONTEXT, NO_PHONES)
    const ids = examples.splits.flatMap(({ after }) => after.map(({ id }) => id))
    expect(ids.toSorted()).toEqual([steward.id('customer:1'), steward.id(PHONE)].toSorted())
  })

  it('tells a profile that only bears another id', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1'])
    await steward.sees(['customer:1', 'email:ann@x.example'])
    const [first, second] = ['customer:1', 'email:ann@x.example'].map((key) => steward.identity.vertices.get(key)!)
    steward.identity.vertices.set('customer:1', { ...first!, class: 'device' })
    const outcome = { clusters: [['customer:1', 'email:ann@x.example']], states: new Map() }
    const { counts, examples } = rulesDiff(await steward.graph.readWhole(), outcome)
    expect(counts).toMatchObject({ merged: 0, split: 0, idChanged: 1 })
    expect(examples.idChanges).toMatchObject([{ before: [{ id: first!.birthId }], after: [{ id: second!.birthId }] }])
  })
})
