import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Neo4jHouseholdGraph } from '../../graph/index.ts'
import { HouseholdReader, type Household } from '../../src/app/households/index.ts'
import { dateOfDay, DEVELOPMENT_CONTEXT, type CanonicalEvent } from '../../src/model/index.ts'
import { eventOf, RULES } from '../support/events.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

let at: StewardsGraph
let reader: HouseholdReader

beforeAll(async () => {
  at = await StewardsGraph.open(30)
  reader = new HouseholdReader({ graph: new Neo4jHouseholdGraph(at.graph) })
})
afterAll(() => at.close())

/** On a day of May 2026. */
async function see(keys: readonly string[], day = 4, details: Partial<CanonicalEvent> = {}): Promise<void> {
  const occurredAt = `2026-05-${String(day).padStart(2, '0')}T09:30:00.000Z`
  await at.see(eventOf(keys, { occurredAt, ...details }))
}

const login = (keys: readonly string[], day: number) => see(keys, day, { type: 'identify' })

const idOf = (key: string) => at.idOf(key)

async function householdOf(key: string): Promise<Household | null> {
  const [household] = await reader.byProfiles(DEVELOPMENT_CONTEXT, [await idOf(key)])
  return household ?? null
}

/** Members by the names they are called by here: name, role, from, to, through. */
async function told(household: Household | null, names: Record<string, string>) {
  const ids = new Map(
    await Promise.all(Object.entries(names).map(async ([name, key]) => [await idOf(key), name] as const)),
  )
  return household?.members.map(({ profileId, role, from, to, through }) =>
    [ids.get(profileId), role, dateOfDay(from).slice(8), dateOfDay(to).slice(8), through.join('+')].join(' '),
  )
}

let landlines = 0
function people() {
  const id = randomUUID()
  const [ann, bob, eve] = ['a', 'b', 'e'].map((name) => `customer:${name}-${id}`) as [string, string, string]
  const digits = `${Date.now() % 1e4}`.padStart(4, '0') + `${landlines++ % 100}`.padStart(2, '0')
  return { id, ann, bob, eve, landline: `landline:+44113${digits}0`, tablet: `device:tablet-${id}` }
}

const roe = (id: string, more: Record<string, string> = {}) => ({
  record: { id: null, attributes: { lastName: `Roe ${id}`, street: 'High Street 12', postcode: 'LS1 1AA', ...more } },
})

describe('who lives together, in Neo4j', () => {
  it('a couple with one landline: dates are each one’s own, and whoever used it first is the holder', async () => {
    const { ann, bob, landline } = people()
    await see([ann, landline], 8)
    await see([ann, landline], 20)
    await see([bob, landline], 6)
    expect(await told(await householdOf(ann), { ann, bob })).toEqual([
      'bob holder 06 06 landline',
      'ann member 08 20 landline',
    ])
    expect(await householdOf(bob)).toEqual(await householdOf(ann))
  })

  it('a family tablet binds those who log in and out on it, and none of them is merged', async () => {
    const { ann, bob, eve, tablet } = people()
    await login([ann, tablet], 2)
    await login([bob, tablet], 3)
    await login([eve, tablet], 5)
    expect(await told(await householdOf(eve), { ann, bob, eve })).toEqual([
      'ann member 02 02 device',
      'bob member 03 03 device',
      'eve member 05 05 device',
    ])
  })

  it('one surname at one address, however it is written; who moves out is no longer of it', async () => {
    const { id, ann, bob } = people()
    await see([ann], 2, roe(id))
    await see([ann], 9, roe(id))
    await see([bob], 4, roe(id, { street: '12 High St.', postcode: 'ls1 1aa' }))
    expect(await told(await householdOf(bob), { ann, bob })).toEqual([
      'ann holder 02 09 address',
      'bob member 04 04 address',
    ])
    await see([bob], 20, roe(id, { street: '7 Mill Lane' }))
    expect(await householdOf(bob)).toBeNull()
  })

  it('is found by its id, and by what its id was before somebody registered earlier came', async () => {
    const { id, ann, bob, eve, landline } = people()
    await see([eve])
    await see([ann], 4, roe(id))
    await see([bob], 4, roe(id))
    const before = await householdOf(ann)
    expect(before?.id).toBe(`h${(await idOf(ann)).slice(1)}`)
    await see([bob, landline])
    await see([eve, landline])
    const after = await householdOf(ann)
    expect(after?.id).toBe(`h${(await idOf(eve)).slice(1)}`)
    const asked = [after?.id ?? '', before?.id ?? '', 'hnobody', 'nothing']
    expect(await reader.byIds(DEVELOPMENT_CONTEXT, asked)).toEqual([after, after, null, null])
  })

  it('follows a merge, and its split restores it exactly', async () => {
    const { id, ann, bob, eve, landline, tablet } = people()
    await see([ann, landline], 4, roe(id))
    await see([bob, landline], 7)
    await see([eve], 9, roe(id))
    await login([eve, tablet], 10)
    await login([bob, tablet], 11)
    const before = [await householdOf(ann), await householdOf(bob), await householdOf(eve)]
    expect(before[0]?.members).toHaveLength(3)
    const reason = 'The steward knows'
    const profileIds = [await idOf(ann), await idOf(eve)]
    await at.stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason })
    expect(await told(await householdOf(eve), { ann, bob })).toEqual([
      'ann holder 04 10 landline+device',
      'bob member 07 11 landline+device',
    ])
    const parts = [[ann], [eve, tablet]]
    await at.stewardship.splitProfile(DEVELOPMENT_CONTEXT, { profileId: profileIds[0] ?? '', parts, reason })
    expect([await householdOf(ann), await householdOf(bob), await householdOf(eve)]).toEqual(before)
  })
})

describe('what makes no household', () => {
  it('a switchboard that more use than may live together', async () => {
    const { id, landline } = people()
    const staff = Array.from({ length: RULES.households.sizeMax + 1 }, (_, n) => `customer:${n}-${id}`)
    for (const customer of staff.slice(1)) await see([customer, landline])
    expect((await householdOf(staff[1] ?? ''))?.members).toHaveLength(RULES.households.sizeMax)
    await see([staff[0] ?? '', landline])
    expect(await householdOf(staff[1] ?? '')).toBeNull()
  })

  it('a landline that nobody trusted named', async () => {
    const { ann, bob, landline } = people()
    await see([ann, landline])
    await see([bob, `${landline}?`])
    expect([await householdOf(ann), await householdOf(bob)]).toEqual([null, null])
  })

  it('a device of one owner, and devices of which no person is known', async () => {
    const { id, ann, landline, tablet } = people()
    await login([ann, tablet], 2)
    await see([`cookie:${id}`, tablet], 3)
    await see([`cookie:other-${id}`, landline], 3)
    await see([ann, landline], 3)
    expect([await householdOf(ann), await householdOf(`cookie:other-${id}`)]).toEqual([null, null])
  })
})
