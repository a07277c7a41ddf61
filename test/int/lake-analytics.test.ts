/** Every query of docs/analytics.md, over a small lake of which the answers are known. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DeltaLake } from '../../src/adapters/delta/index.ts'
import { ChangeAppender, knownAsOf, ProfileHistory } from '../../src/app/lake/index.ts'
import { DEVELOPMENT_CONTEXT, type LoggedEvent } from '../../src/model/index.ts'
import { EVENTS_TABLE, rowOfEvent } from '../../src/projections/lake/index.ts'
import { RULES } from '../support/events.ts'
import { lakeFolder, loggedEvent, move, registration } from '../support/lake.ts'

const DOC = readFileSync(new URL('../../docs/analytics.md', import.meta.url), 'utf8')
const QUERIES = new Map(
  Array.from(DOC.matchAll(/^## (.+)\n[^#]*?```sql\n([^`]+)```/gm), ([, title, sql]) => [String(title), String(sql)]),
)

const folder = lakeFolder(true)
let lake: DeltaLake

function order(n: number, who: number, at: string, channel: string): LoggedEvent {
  const key = `email:person-${who}@example.com`
  const identifier = { namespace: 'email', value: `person-${who}@example.com`, key, raw: key, verified: true }
  return loggedEvent(7, n, { occurredAt: at, receivedAt: at, channel, identifiers: [identifier] })
}

function viewed(n: number, who: number, at: string): LoggedEvent {
  const { event, ...place } = order(n, who, at, 'web')
  return { ...place, event: { ...event, name: 'Product Viewed', purchase: null } }
}

const EVENTS = [
  viewed(1, 1, '2026-05-04T10:00:00.000Z'),
  order(2, 1, '2026-05-04T11:00:00.000Z', 'web'),
  order(3, 2, '2026-06-02T11:00:00.000Z', 'till'),
  order(4, 3, '2026-05-20T11:00:00.000Z', 'till'),
]

beforeAll(async () => {
  lake = folder.open()
  // Persons 1 and 2 are found to be one a month after person 2 came.
  const later = { ...move(4, 'email:person-2@example.com', 'p2', 'p1'), at: '2026-07-01T00:00:00.000Z' }
  await new ChangeAppender(lake).append([registration(1), registration(2), registration(3), later])
  const moves = [{ appId: 'lane-07', from: 0n, to: 1n }]
  await lake.append({
    table: EVENTS_TABLE,
    rows: EVENTS.map((event) => rowOfEvent(event, () => 0)),
    name: 'all',
    moves,
  })
})

async function answerTo(title: string): Promise<readonly (readonly unknown[])[]> {
  return (await lake.query(QUERIES.get(title) ?? '')).rows
}

async function known(who: string, at: string) {
  const found = await new ProfileHistory(lake).profileAsOf(DEVELOPMENT_CONTEXT, who, at)
  return found && knownAsOf(found, RULES)
}

describe('docs/analytics.md', () => {
  it('repeat purchase: who is one person by now bought again', async () => {
    expect(await answerTo('Repeat purchase')).toEqual([['2026-05-01', '2', '1']])
  })

  it('cohorts: by the month of the first order', async () => {
    expect(await answerTo('Cohorts')).toEqual([
      ['2026-05-01', '0', '2', 'GBP', '15.3000'],
      ['2026-05-01', '1', '1', 'GBP', '7.6500'],
    ])
  })

  it('journeys: what came before an order', async () => {
    expect(await answerTo('Journeys')).toContainEqual(['Product Viewed', 'Order Completed', 'Order Completed', '1'])
  })

  it('channels: web and till of one person', async () => {
    expect(await answerTo('Channels of one person')).toEqual([
      [['till'], '1'],
      [['till', 'web'], '1'],
    ])
  })

  it('identity as of a moment: as it was filed, and as it would be', async () => {
    expect(await answerTo('Identity as of a moment')).toEqual([
      ['o-2', 'p1', 'p1'],
      ['o-3', 'p2', 'p1'],
      ['o-4', 'p3', 'p3'],
    ])
  })

  it('every query runs', async () => {
    expect([...QUERIES.keys()]).toHaveLength(6)
    for (const title of QUERIES.keys()) await expect(answerTo(title)).resolves.toBeDefined()
  })
})

describe('a profile as of a moment', () => {
  it('is whom it was known to be then, by any id and by identifier', async () => {
    const [then, now] = ['2026-06-30T00:00:00.000Z', '2026-07-02T00:00:00.000Z']
    expect(await known('p2', then)).toMatchObject({ id: 'p2', change: 3, aliases: [] })
    expect(await known('p2', now)).toMatchObject({ id: 'p1', change: 4, aliases: ['p2'] })
    const one = await known('email:person-1@example.com', now)
    expect(one?.identifiers.map(({ value }) => value)).toEqual(['person-1@example.com', 'person-2@example.com'])
    expect(one?.attributes.map(({ name, others }) => [name, others.length])).toEqual([['firstName', 1]])
  })

  it('is nobody before it was known, and for an id that there never was', async () => {
    expect(await known('p2', '2026-05-04T00:00:00.000Z')).toBeNull()
    expect(await known('p9', '2026-07-02T00:00:00.000Z')).toBeNull()
  })

  it('of no instant is refused', async () => {
    await expect(known('p1', 'yesterday')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
