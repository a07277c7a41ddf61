import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Outcome } from '../../src/app/decide/index.ts'
import { survivingAttributes } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, type AttributeValue, type Change } from '../../src/model/index.ts'
import { eventOf, RULES } from '../support/events.ts'
import { rowsOf } from '../support/graph.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

const reason = 'The steward knows'

let at: StewardsGraph
beforeAll(async () => {
  at = await StewardsGraph.open(31)
})
afterAll(() => at.close())

const says = (key: string, where: string, source: string, occurredAt = '2026-05-04T09:30:00.000Z') =>
  at.see(eventOf([key], { source, occurredAt, record: { id: null, attributes: { city: where } } }))

const set = async (key: string, value: AttributeValue, more: object = {}): Promise<Outcome> =>
  at.stewardship.setAttribute(DEVELOPMENT_CONTEXT, {
    profileId: await at.idOf(key),
    name: 'city',
    value,
    reason,
    ...more,
  })

const undo = ({ decision }: Outcome) =>
  at.stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: decision?.decision.id ?? '', reason })

/** The value that is believed, and those that are not, each with its source. */
async function city(key: string): Promise<string[]> {
  const [profile] = await at.profiles.byIdentifiers([key])
  const attribute = survivingAttributes(profile?.records ?? [], RULES).find(({ name }) => name === 'city')
  return attribute === undefined
    ? []
    : [attribute, ...attribute.others].map(({ value, source }) => `${value} (${source})`)
}

async function twoPeople() {
  const id = randomUUID()
  const [ann, bob] = [`customer:1-${id}`, `customer:2-${id}`] as const
  await says(ann, 'Leeds', 'crm')
  await says(bob, 'York', 'till', '2026-05-05T09:30:00.000Z')
  return { ann, bob, word: `Ayr${id.replaceAll('-', '')}` }
}

it('an override goes to graph, ledger and outbox at once, and holds until a source says something else', async () => {
  const { ann, word } = await twoPeople()
  const outcome = await set(ann, word, { idempotencyKey: word })
  expect(await city(ann)).toEqual([`${word} (steward)`, 'Leeds (crm)'])
  const [ledger] = await at.profiles.ledgers([await at.idOf(ann)])
  expect(ledger?.decisions).toMatchObject([{ kind: 'override', reason, undoneBy: null }])
  const changes = await rowsOf<{ body: string }>(at.graph, 'MATCH (c:Change {kind: "override"}) RETURN c.body AS body')
  const bodies = changes.map(({ body }) => JSON.parse(body) as Change['body'])
  const mine = bodies.filter(({ decisions }) => decisions[0]?.id === outcome.decision?.decision.id)
  expect(mine.map(({ records }) => records.map(({ identifier }) => identifier))).toEqual([[ann]])

  expect(await set(ann, word, { idempotencyKey: word })).toEqual(outcome)
  await says(ann, 'Leeds', 'crm', '2026-05-10T09:30:00.000Z')
  expect((await city(ann))[0]).toBe(`${word} (steward)`)
  await says(ann, 'Hull', 'crm', '2026-05-11T09:30:00.000Z')
  expect(await city(ann)).toEqual(['Hull (crm)', `${word} (steward)`])
})

it('a merge and its split give back what was believed before, and undoing an override what was said', async () => {
  const { ann, bob, word } = await twoPeople()
  const first = await set(ann, word)
  const before = [await city(ann), await city(bob)]
  const profileIds = [await at.idOf(ann), await at.idOf(bob)]
  await at.stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason })
  expect(await city(bob)).toEqual(['York (till)', 'Leeds (crm)', `${word} (steward)`])
  await set(bob, 'Oban')
  expect((await city(ann))[0]).toBe('Oban (steward)')
  const parts = [[ann], [bob]]
  await at.stewardship.splitProfile(DEVELOPMENT_CONTEXT, { profileId: profileIds[0] ?? '', parts, reason })
  // What was said of the two as one is kept, and lapsed.
  expect([await city(ann), await city(bob)]).toEqual([[...(before[0] ?? []), 'Oban (steward)'], before[1]])

  const found = async () => (await at.profiles.search(word, { first: 5, after: null })).profiles.length
  expect(await found()).toBe(1)
  const undone = await undo(first)
  expect(await city(ann)).toEqual(['Leeds (crm)', 'Oban (steward)'])
  expect(await found()).toBe(0)
  await undo(undone)
  expect((await city(ann))[0]).toBe(`${word} (steward)`)
})

it('what nobody trusted said is kept as such', async () => {
  const email = `email:${randomUUID()}@x.example`
  await says(`${email}?`, 'Leeds', 'web')
  expect((await at.profiles.byIdentifiers([email]))[0]?.records).toMatchObject([{ value: 'Leeds', verified: false }])
  await says(email, 'Leeds', 'web')
  expect((await at.profiles.byIdentifiers([email]))[0]?.records).toMatchObject([{ value: 'Leeds', verified: true }])
})
