/** What too many seemed to use, by a mistake that a steward takes back. */
import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_CONTEXT, type Decision } from '../../src/model/index.ts'
import { Retailer } from '../support/retailer.ts'
import { idOf } from '../support/steward.ts'

const ADDRESS = 'email:ann@x.example'

/** An address that four customers gave within a year, Ann first; a fifth is typed in by mistake. */
async function partedByMistake() {
  const shop = new Retailer()
  await shop.meets('2026-03-01', 'customer:ann', ADDRESS)
  await shop.meets('2026-03-01', ADDRESS, 'cookie:anns')
  for (const day of [2, 3, 4]) await shop.meets(`2026-03-0${day}`, `customer:${day}`, ADDRESS)
  await shop.meets('2026-03-05', 'customer:ann', ADDRESS)
  const before = shop.state()
  await shop.meets('2026-03-05', 'customer:5', ADDRESS)
  const mistake = shop.decisionsTaken().at(-1)!
  return { shop, before, mistake }
}

/** But for who came since. */
function known({ clusters }: { readonly clusters: readonly string[] }): readonly string[] {
  return clusters.filter((cluster) => cluster !== 'customer:5')
}

describe('an event that makes an address shared', () => {
  it('parts who was together by it, and the ledger says so in words', async () => {
    const { shop, mistake } = await partedByMistake()
    expect(shop.areOne('customer:ann', 'cookie:anns')).toBe(false)
    expect(mistake).toMatchObject({ kind: 'split', by: 'rule:together' })
    expect(mistake.reason).toBe('One event made an identifier of email shared: too many of customer are seen with it')
  })

  it('is undone: they are together again, with the ids that they had', async () => {
    const { shop, before, mistake } = await partedByMistake()
    await shop.undo(mistake)
    expect(known(shop.state())).toEqual(before.clusters)
    expect(shop.state().ids).toMatchObject(before.ids)
  })

  it('is not brought back by the next event that names the same two, nor by any other source', async () => {
    const { shop, before, mistake } = await partedByMistake()
    const undo = await shop.undo(mistake)
    for (let day = 10; day < 30; day++)
      await shop.sees(['customer:5', ADDRESS], {
        source: day % 2 === 0 ? 'till' : 'web',
        occurredAt: `2026-03-${day}T10:00:00.000Z`,
      })
    expect(known(shop.state())).toEqual(before.clusters)
    expect(shop.parked()).toMatchObject({ [`customer:5 ~ ${ADDRESS}`]: 'pin' })
    expect(await shop.whyNot('customer:5', ADDRESS)).toContain(`to withdraw the pin ${idOf(undo)}`)
  })

  it('is there again when the undo is undone', async () => {
    const { shop, mistake } = await partedByMistake()
    const parted = shop.state()
    await shop.undo(await shop.undo(mistake))
    expect(shop.state()).toEqual(parted)
  })

  it('lets what came meanwhile be where its evidence says', async () => {
    const { shop, mistake } = await partedByMistake()
    await shop.meets('2026-03-06', ADDRESS, 'cookie:new')
    await shop.meets('2026-03-06', 'customer:5', 'cookie:theirs')
    await shop.undo(mistake)
    expect(shop.areOne('cookie:new', 'customer:ann')).toBe(true)
    expect(shop.areOne('customer:5', 'cookie:theirs')).toBe(true)
  })

  it('stays shared, and the steward is told, where others make it so by now', async () => {
    const { shop, mistake } = await partedByMistake()
    await shop.meets('2026-03-06', 'customer:6', ADDRESS)
    const parted = shop.state()
    await expect(shop.undo(mistake)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^Identifier p\w+ is shared all the same: more than 4 of customer are seen with it within 365 days$/,
      ),
    })
    expect(shop.state()).toEqual(parted)
  })

  it('is undone in any order with another that made it so', async () => {
    const { shop, before, mistake } = await partedByMistake()
    const first = await shop.undo(mistake)
    await shop.meets('2026-03-06', 'customer:6', ADDRESS)
    const second = shop.decisionsTaken().at(-1)!
    expect(second.kind).toBe('split')
    await shop.undo(first.decision!.decision)
    await expect(shop.undo(second)).rejects.toMatchObject({ code: 'CONFLICT' })
    const redone = shop.decisionsTaken().at(-1)!
    await shop.undo(redone)
    await shop.undo(second)
    expect(shop.state().ids).toMatchObject(before.ids)
  })
})

describe('an event that only says again what was said long ago', () => {
  it('is undone too: who was together by it is held together', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-01-01', 'customer:mum', 'device:tablet')
    await shop.meets('2026-01-01 13:00', 'device:tablet', 'cookie:hers')
    for (let who = 1; who <= 6; who++) await shop.logsIn(`2026-03-0${who}`, `customer:${who}`, 'device:tablet')
    const before = shop.state()
    await shop.meets('2026-03-07', 'customer:mum', 'device:tablet')
    const parted = shop.decisionsTaken().at(-1)!
    expect(parted).toMatchObject<Partial<Decision>>({ kind: 'split' })
    expect(shop.areOne('customer:mum', 'cookie:hers')).toBe(false)
    await shop.undo(parted)
    expect(shop.state()).toEqual(before)
    await shop.meets('2026-03-08', 'customer:mum', 'device:tablet')
    expect(shop.state()).toEqual(before)
  })
})

describe('an event that parts for another reason', () => {
  it('is undone: who was together is held together', async () => {
    const shop = new Retailer()
    await shop.meets('2024-01-01', 'customer:ann', 'loyalty:old')
    await shop.meets('2026-01-01', 'customer:ann', 'loyalty:new')
    const before = shop.state()
    await shop.meets('2026-01-02', 'customer:ann', 'loyalty:old')
    const parted = shop.decisionsTaken().at(-1)!
    expect(parted.kind).toBe('split')
    await shop.undo(parted)
    expect(shop.state()).toEqual(before)
  })
})

describe('an address that a crowd names without proof', () => {
  it('is given back to whom it was, when the event that made it crowded is undone', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', ADDRESS, 'cookie:anns')
    await shop.meets('2026-03-01', `${ADDRESS}?`, 'phone:+447700900111?')
    for (const day of [2, 3, 4, 5]) await shop.meets(`2026-03-0${day}`, `customer:${day}`, `${ADDRESS}?`)
    const before = shop.state()
    await shop.meets('2026-03-06', 'customer:6', `${ADDRESS}?`)
    const parted = shop.decisionsTaken().at(-1)!
    expect(parted).toMatchObject({ kind: 'split', by: 'rule:together-unverified' })
    expect(parted.reason).toMatch(/crowded/)
    await shop.undo(parted)
    expect(shop.state().ids).toMatchObject(before.ids)
    await shop.meets('2026-03-07', 'customer:6', `${ADDRESS}?`)
    expect(shop.state().ids).toMatchObject(before.ids)
  })
})

describe('a steward who says of a pair whether the one is the other’s', () => {
  it('has it not counted as one use more of what many seem to use', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', 'loyalty:anns', 'cookie:anns')
    for (const day of [1, 2, 3, 4]) await shop.meets(`2026-03-0${day}`, `customer:${day}`, 'loyalty:anns')
    const before = shop.state()
    await shop.meets('2026-03-05', 'customer:5', 'loyalty:anns')
    expect(shop.areOne('customer:1', 'cookie:anns')).toBe(false)
    const wish = { kind: 'apart' as const, sides: [['customer:5'], ['loyalty:anns']], reason: 'Mistyped' }
    const pinned = await shop.decisions.pin(DEVELOPMENT_CONTEXT, wish)
    expect(known(shop.state())).toEqual(before.clusters)
    await shop.undo(pinned)
    expect(shop.areOne('customer:1', 'cookie:anns')).toBe(false)
  })
})
