import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Outcome, Stewardship } from '../../src/app/decide/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf } from '../support/events.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

let at: StewardsGraph
let stewardship: Stewardship
beforeAll(async () => {
  at = await StewardsGraph.open(47)
  stewardship = at.stewardship
})
afterAll(() => at.close())

const see = (...events: (readonly string[])[]) => at.see(...events.map((keys) => eventOf(keys)))
const places = (keys: readonly string[]) => at.places(keys)

async function twoCustomers() {
  const id = randomUUID()
  const ann = [`customer:${id}-1`, `email:${id}@x.example`]
  const bob = [`customer:${id}-2`, `loyalty:${id}`, `cookie:${id}`]
  await see(ann, bob)
  return { ann, bob }
}

const idOf = ({ decision }: Outcome) => decision?.decision.id ?? 'none'
const reason = 'The steward knows'

it('a merge, its split and their undoing go through Neo4j and give back what was', async () => {
  const { ann, bob } = await twoCustomers()
  const before = await places([...ann, ...bob])
  const profileIds = [before[0] ?? '', before[2] ?? '']
  const preview = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason, preview: true })
  expect(preview.preview).toMatchObject({ profiles: 2, ids: 3, identifiers: 5 })
  expect(await places([...ann, ...bob])).toEqual(before)

  const merge = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason })
  expect(merge.profiles).toEqual([before[0]])
  expect(new Set(await places([...ann, ...bob]))).toEqual(new Set([before[0]]))

  const wish = { profileId: profileIds[1] ?? '', parts: [ann, bob], reason }
  const split = await stewardship.splitProfile(DEVELOPMENT_CONTEXT, wish)
  expect(await places([...ann, ...bob])).toEqual(before)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(split), reason })
  expect(new Set(await places([...ann, ...bob])).size).toBe(1)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  expect(await places([...ann, ...bob])).toEqual(before)

  const [ledger] = await at.profiles.ledgers([before[0] ?? ''])
  expect(ledger?.decisions.map(({ kind }) => kind).toSorted()).toEqual(['merge', 'split', 'undo', 'undo'])
  const again = stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('one command sent by ten at once is one decision', async () => {
  const { ann, bob } = await twoCustomers()
  const [first, , second] = await places([...ann, ...bob])
  const wish = { profileIds: [first ?? '', second ?? ''], reason, idempotencyKey: randomUUID() }
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, wish)),
  )
  expect(new Set(outcomes.map(idOf)).size).toBe(1)
  const other = stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { ...wish, reason: 'Another' })
  await expect(other).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('an automatic merge that is undone does not come back with the next such event', async () => {
  const id = randomUUID()
  const [customer, phone] = [`customer:${id}`, `loyalty:${id}`]
  await see([customer, `email:${id}@x.example`], [phone, `cookie:${id}`])
  const before = await places([customer, phone])
  await see([customer, phone])
  const [merged] = await places([customer])
  const [ledger] = await at.profiles.ledgers([merged ?? ''])
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: ledger?.decisions[0]?.id ?? '', reason })
  expect(await places([customer, phone])).toEqual(before)
  await see([customer, phone])
  expect(await places([customer, phone])).toEqual(before)
})

it('an event that makes an address shared is undone, and nothing like it makes it so again', async () => {
  const id = randomUUID()
  const [email, cookie] = [`email:${id}@x.example`, `cookie:${id}`]
  await see([email, cookie], ...[1, 2, 3, 4].map((n) => [`customer:${id}-${n}`, email]))
  const before = await places([email, cookie, `customer:${id}-1`])
  await see([`customer:${id}-5`, email])
  expect(await places([email])).toEqual([undefined])
  const undone = async () => {
    const [ledger] = await at.profiles.ledgers([(await places([cookie]))[0] ?? ''])
    const split = ledger?.decisions.find(({ acts }) => acts.crossed.length > 0)
    expect(split).toMatchObject({ kind: 'split', undoneBy: null, acts: { crossed: [{ as: 'shared' }] } })
    return stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: split?.id ?? '', reason })
  }
  const undo = await undone()
  expect(await places([email, cookie, `customer:${id}-1`])).toEqual(before)
  await see([`customer:${id}-5`, email])
  expect(await places([email, cookie, `customer:${id}-1`])).toEqual(before)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(undo), reason })
  expect(await places([email])).toEqual([undefined])
  expect((await amissIn(at.graph)).map(({ name, violations }) => [name, violations])).toEqual([])
})

it('a pin that was withdrawn and made again is taken back with the decision that made it', async () => {
  const { ann, bob } = await twoCustomers()
  const before = await places([...ann, ...bob])
  const merge = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, {
    profileIds: [before[0] ?? '', before[2] ?? ''],
    reason,
  })
  const [pinId = ''] = merge.decision?.decision.acts.made ?? []
  const unpin = await stewardship.unpin(DEVELOPMENT_CONTEXT, { pinId, reason })
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(unpin), reason })
  expect(new Set(await places([...ann, ...bob])).size).toBe(1)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  expect(await places([...ann, ...bob])).toEqual(before)
})
