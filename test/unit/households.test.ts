import { describe, expect, it } from 'vitest'
import { HouseholdReader, type HouseholdGraph, type UsesOfProfile } from '../../src/app/households/index.ts'
import { identityRulesSchema, mergeRecord, type StoredRecord } from '../../src/identity/index.ts'
import { dayOf, DEVELOPMENT_CONTEXT, SLOT_MS, WORKER_CONTEXT } from '../../src/model/index.ts'
import { eventOf, RULES as SHIPPED } from '../support/events.ts'

const RULES = identityRulesSchema.parse({
  ...SHIPPED,
  namespaces: { ...SHIPPED.namespaces, family: { class: 'household', priority: 0, normaliser: 'id' } },
})

type Named = readonly [who: string, key: string, days?: readonly number[], slots?: readonly number[]]

/** Who was seen with what: identifiers, or a text without colon for an address. */
class FakeGraph implements HouseholdGraph {
  readonly trips: string[][] = []
  readonly #named: readonly Named[]
  readonly #isGone: (id: string) => boolean

  constructor(named: readonly Named[], isGone = (_: string) => false) {
    this.#named = named
    this.#isGone = isGone
  }

  async readRules() {
    return RULES
  }

  async liveProfiles(births: readonly string[]) {
    return new Map(births.filter((id) => this.#named.some(([who]) => who === id)).map((id) => [id, id]))
  }

  async uses(ids: readonly string[], usersMax: number): Promise<UsesOfProfile[]> {
    this.trips.push([...ids])
    return ids.filter((id) => !this.#isGone(id)).map((id) => this.#usesOf(id, usersMax))
  }

  #usesOf(id: string, usersMax: number): UsesOfProfile {
    const own = this.#named.filter(([who]) => who === id)
    const things = own.map(([, key, days = [10], slots = []]) => {
      const users = [...new Set(this.#named.filter(([, used]) => used === key).map(([who]) => who))]
      const [from = 0, to = from] = days
      return { key, seen: [{ days, slots }], from, to, users: users.slice(0, usersMax) }
    })
    const startsWith = (start: string) => things.filter(({ key }) => key.startsWith(start))
    return {
      profileId: id,
      since: this.#named.findIndex(([who]) => who === id),
      identifiers: [...startsWith('landline:'), ...startsWith('family:'), ...startsWith('customer:')],
      devices: startsWith('device:'),
      addresses: things.filter(({ key }) => !key.includes(':')),
    }
  }
}

const readerOf = (graph: HouseholdGraph) => new HouseholdReader({ graph })

async function membersOf(graph: FakeGraph, id: string): Promise<string[] | undefined> {
  const [household] = await readerOf(graph).byProfiles(DEVELOPMENT_CONTEXT, [id])
  return household?.members.map(({ profileId }) => profileId)
}

const LANDLINE = 'landline:+441134960000'

describe('reading households', () => {
  it('walks from person to person over all that binds, and says since when and until when', async () => {
    const slot = (4 * 86_400_000) / SLOT_MS
    const graph = new FakeGraph([
      ['pgran', LANDLINE, [3, 30]],
      ['pmum', LANDLINE, [5]],
      ['pmum', 'family:F1', [8]],
      ['pson', 'family:F1', [9], []],
      ['pson', 'device:tablet', [], [slot]],
      ['pdad', 'device:tablet', [50]],
      ['pother', 'roe/12'],
    ])
    const asked = ['pdad', 'pother', 'pgran']
    const [ofDad, ofOther, ofGran] = await readerOf(graph).byProfiles(DEVELOPMENT_CONTEXT, asked)
    expect(ofDad?.members).toEqual([
      { profileId: 'pmum', role: 'holder', from: 5, to: 8, through: ['account', 'landline'] },
      { profileId: 'pgran', role: 'member', from: 3, to: 30, through: ['landline'] },
      { profileId: 'pson', role: 'member', from: 4, to: 9, through: ['account', 'device'] },
      { profileId: 'pdad', role: 'member', from: 50, to: 50, through: ['device'] },
    ])
    expect([ofOther, ofGran]).toEqual([null, ofDad])
    expect(graph.trips).toEqual([
      ['pdad', 'pother', 'pgran'],
      ['pson', 'pmum'],
    ])
  })

  it('is not led on by what more use than may live together, nor by what is a person’s by these rules', async () => {
    const many = Array.from({ length: 13 }, (_, at): Named => [`p${at}`, LANDLINE])
    expect(await membersOf(new FakeGraph([...many, ['p1', 'roe/12'], ['p2', 'roe/12']]), 'p1')).toEqual(['p1', 'p2'])
    const graph = new FakeGraph([
      ['pa', 'customer:1'],
      ['pb', 'customer:1'],
    ])
    expect(await membersOf(graph, 'pa')).toBeUndefined()
  })

  it('looks at a bounded number of people, the nearest first', async () => {
    const chain = Array.from({ length: 1_000 }, (_, at): Named[] => [
      [`p${at + 1000}`, `street/${at}`, [1000 - at]],
      [`p${at + 1000}`, `street/${at + 1}`, [1000 - at]],
    ]).flat()
    const graph = new FakeGraph(chain)
    expect(await membersOf(graph, 'p1000')).toContain('p1000')
    expect(new Set(graph.trips.flat()).size).toBe(200)
  })

  it('leaves out who is gone since it was told of', async () => {
    const graph = new FakeGraph(
      [
        ['pa', 'roe/12'],
        ['pb', 'roe/12'],
        ['pc', 'roe/12'],
      ],
      (id) => id === 'pb',
    )
    expect(await membersOf(graph, 'pa')).toEqual(['pa', 'pc'])
    expect(await membersOf(graph, 'pb')).toBeUndefined()
  })

  it('finds a household by the id that anybody of it gave one, and nothing by what is no id', async () => {
    const graph = new FakeGraph([
      ['pa', 'roe/12'],
      ['pb', 'roe/12'],
      ['pz', LANDLINE],
    ])
    const found = await readerOf(graph).byIds(DEVELOPMENT_CONTEXT, ['hb', 'ha', 'hz', 'hx', 'pa', ''])
    expect(found.map((household) => household?.id)).toEqual(['ha', 'ha', undefined, undefined, undefined, undefined])
  })

  it('is for those only who may read profiles', async () => {
    const reader = readerOf(new FakeGraph([]))
    await expect(reader.byIds(WORKER_CONTEXT, ['ha'])).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(reader.byProfiles(WORKER_CONTEXT, ['pa'])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

const ROE = { lastName: 'Roe', street: 'High Street 12', postcode: 'LS1 1AA' }
const DAY_4 = dayOf('2026-05-04')

/** The days from the 4th of May on which the record is known to have told its address. */
function addressAfter(...sayings: readonly (readonly [day: number, attributes: Record<string, string>])[]) {
  const record = sayings.reduce<StoredRecord | undefined>((stored, [day, attributes]) => {
    const occurredAt = new Date((DAY_4 + day) * 86_400_000).toISOString()
    return (
      mergeRecord(stored, eventOf(['customer:1'], { occurredAt, record: { id: null, attributes } }), 'customer:1') ??
      stored
    )
  }, undefined)
  const address = record?.address
  return address == null ? null : [address.from - DAY_4, address.to - DAY_4]
}

describe('where a record says that its person lives', () => {
  it('is known from the first day to the last, however late they are told', () => {
    expect(addressAfter([1, ROE], [9, ROE], [5, { city: 'Leeds' }])).toEqual([1, 9])
    expect(addressAfter([9, ROE], [1, { ...ROE, street: '12 High St.' }])).toEqual([1, 9])
    expect(addressAfter([5, ROE], [5, ROE])).toEqual([5, 5])
  })

  it('is known when its last part is, whichever comes first', () => {
    const { lastName, ...rest } = ROE
    expect(addressAfter([1, { lastName }])).toBeNull()
    expect(addressAfter([1, { lastName }], [6, rest])).toEqual([6, 6])
    expect(addressAfter([6, rest], [1, { lastName }])).toEqual([6, 6])
  })

  it('begins anew when the person moves', () => {
    expect(addressAfter([1, ROE], [9, { ...ROE, street: 'Mill Lane 7' }])).toEqual([9, 9])
    expect(addressAfter([9, { ...ROE, street: 'Mill Lane 7' }], [1, ROE])).toEqual([9, 9])
  })
})
