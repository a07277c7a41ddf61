/** The terminal in the entrance hall: ten thousand people order from it in a day, by customer number or by card. */
import { beforeAll, describe, expect, it, vi, type MockInstance } from 'vitest'
import type { Plan, Snapshot } from '../../src/identity/index.ts'
import type { LoggedEvent } from '../../src/model/index.ts'
import { at, login, Retailer } from '../support/retailer.ts'

const PEOPLE = 10_000
/** As many events as a worker takes at once. */
const BATCH = 200

/** What a batch cost: all that was read for it, and all that was written. */
interface Work {
  readonly reads: number
  readonly evidenceRead: number
  readonly profilesRead: number
  readonly evidenceWritten: number
  readonly profilesWritten: number
  readonly profilesLocked: number
}

/** Looks on while batches are taken. */
class Watched {
  readonly shop = new Retailer()
  readonly #snapshots: MockInstance<() => Snapshot>[]
  readonly #plans: MockInstance<(plan: Plan) => unknown>

  constructor() {
    const graph = this.shop.identity
    this.#snapshots = [vi.spyOn(graph, 'snapshot'), vi.spyOn(graph, 'complete')]
    this.#plans = vi.spyOn(graph, 'carryOut')
  }

  async takes(events: readonly LoggedEvent[]): Promise<Work> {
    for (const spy of [...this.#snapshots, this.#plans]) spy.mockClear()
    await this.shop.takes(events)
    const read = this.#snapshots.flatMap(({ mock }) => mock.results.map(({ value }) => value as Snapshot))
    const plans = this.#plans.mock.calls.map(([plan]) => plan)
    return {
      reads: read.length,
      evidenceRead: most(read, ({ evidence }) => evidence.size),
      profilesRead: most(read, ({ clusters }) => clusters.length),
      evidenceWritten: most(plans, ({ evidence }) => evidence.length),
      profilesWritten: most(plans, ({ profiles }) => profiles.length),
      profilesLocked: most(plans, ({ expected }) => expected.length),
    }
  }
}

function most<T>(items: readonly T[], size: (item: T) => number): number {
  return Math.max(0, ...items.map(size))
}

const amountsOf = (work: Work) => Object.entries(work) as [keyof Work, number][]

const orderAtKiosk = (person: number): LoggedEvent => at('2026-05-04 10:00', [`customer:c${person}`, 'device:kiosk'])

describe('a kiosk that ten thousand people use in a day', () => {
  const hall = new Watched()
  const work: Work[] = []

  beforeAll(async () => {
    for (let first = 0; first < PEOPLE; first += BATCH)
      work.push(await hall.takes(Array.from({ length: BATCH }, (_, n) => orderAtKiosk(first + n))))
  })

  it('links nobody: they are ten thousand people, each by themselves', () => {
    const people = hall.shop.people()
    expect(people).toHaveLength(PEOPLE)
    expect(people.filter((person) => !/^customer:c\d+$/.test(person))).toEqual([])
  })

  it('is recognised as shared: it finds nobody, and whyNot says so', async () => {
    expect(hall.shop.identity.vertices.get('device:kiosk')?.state).toBe('shared')
    expect(await hall.shop.finds('device:kiosk')).toBe(null)
    expect(await hall.shop.whyNot('customer:c5', 'device:kiosk')).toBe(
      'customer c5 and device kiosk are not one person: that customer c5 was seen with device kiosk by web on 2026-05-04 (rule together, strength 20) does not count, because too many people use one of them, and it would take what there is not: device kiosk is shared by too many people.',
    )
    expect(await hall.shop.whyNot('customer:c9999', 'device:kiosk')).toContain(
      'device kiosk is shared by too many people',
    )
  })

  it('costs no more than any other event, from the seventh person on', async () => {
    const own = new Watched()
    const onOwnDevice = (name: string) =>
      Array.from({ length: BATCH }, (_, n) => at('2026-05-04 10:00', [`${name}:c${n}`, `device:own-${n}`]))
    await own.takes(onOwnDevice('cookie'))
    const other = await own.takes(onOwnDevice('customer'))
    const dearer = work.slice(1).flatMap((kiosk) => amountsOf(kiosk).filter(([what, amount]) => amount > other[what]))
    expect(dearer).toEqual([])
    expect(other).toMatchObject({ evidenceWritten: BATCH, profilesLocked: BATCH })
  })

  it('is a hot spot for nobody: it is neither locked nor written to, and what is seen at it is counted in the end', async () => {
    const last = await hall.takes([orderAtKiosk(PEOPLE), orderAtKiosk(PEOPLE + 1)])
    expect(last).toEqual({
      reads: 1,
      evidenceRead: 0,
      // What it was in the hands of the six before it was shared.
      profilesRead: 6,
      evidenceWritten: 0,
      profilesWritten: 2,
      profilesLocked: 0,
    })
    expect(hall.shop.identity.evidence.size).toBeLessThanOrEqual(1_000 + BATCH)
  })

  it('costs nothing when somebody comes back the same day: all of it is known', async () => {
    const again = await hall.takes([orderAtKiosk(7), orderAtKiosk(8)])
    expect(again).toMatchObject({ reads: 0, evidenceWritten: 0 })
  })
})

describe('a kiosk at which people log in', () => {
  it('is shared all the same, and what is ordered there without a name is nobody’s', async () => {
    const shop = new Retailer()
    for (let person = 1; person <= 7; person++)
      await shop.takes([login(`2026-05-04 1${person}:00`, [`customer:${person}`, 'device:kiosk'])])
    await shop.sells('2026-05-04 17:30', 'anonymous', 'device:kiosk')
    expect(shop.people()).toHaveLength(7)
    expect(new Set(Object.values(shop.parked()))).toEqual(new Set(['shared']))
    expect(await shop.finds('device:kiosk')).toBe(null)
    expect(await shop.ordersOf('customer:7')).toEqual([])
  })

  it('joins nobody by what they type there: an address and a card given by different people stay apart', async () => {
    const shop = new Retailer()
    for (let person = 1; person <= 8; person++)
      await shop.meets('2026-05-04 10:00', `customer:${person}`, 'device:kiosk')
    await shop.meets('2026-05-04 11:00', 'device:kiosk', 'email:ann@x.example?')
    await shop.meets('2026-05-04 11:01', 'device:kiosk', 'loyalty:ben')
    expect(shop.areOne('email:ann@x.example', 'loyalty:ben')).toBe(false)
    expect(shop.parked()).toMatchObject({ 'device:kiosk ~ loyalty:ben': 'shared' })
  })

  it('used by six in a month is not a kiosk yet: it may be a large family’s', async () => {
    const shop = new Retailer()
    for (let person = 1; person <= 6; person++)
      await shop.logsIn(`2026-05-0${person}`, `customer:${person}`, 'device:sofa')
    expect(shop.people()).toEqual([1, 2, 3, 4, 5, 6].map((person) => `customer:${person} device:sofa`))
  })
})
