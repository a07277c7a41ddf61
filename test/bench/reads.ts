import type { GraphConnection } from '../../graph/index.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { postMany, runFor } from './harness/load.ts'
import type { Rig } from './harness/rig.ts'
import { sendEvents } from './harness/send.ts'
import { newShoppers } from './harness/shoppers.ts'
import { sideBySide, type Round } from './harness/side-by-side.ts'
import { untilBooked } from './harness/until-booked.ts'

const PEOPLE = 2_000
const CONCURRENCY = 16

const FIELDS = '{ id aliases identifiers { namespace value firstSeen lastSeen } metrics { spend orders refunds } }'
const BY_ID = `query ($id: ID!) { profile(id: $id) ${FIELDS} }`
const BY_IDENTIFIER = `query ($value: String!) { profile: profileByIdentifier(namespace: "customer", value: $value) ${FIELDS} }`
const BARE = `
MATCH (:Identifier {key: $key})-[:OF]->(p:Profile)
RETURN p.id AS id, COLLECT { MATCH (m:Identifier)-[:OF]->(p) RETURN m.key } AS members`

/** Profiles over GraphQL: beside a Yoga server that answers a constant, and one key read from the graph alone. */
export const reads: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const url = await rig.startServer()
    await rig.startWorker()
    say(`taking ${PEOPLE} people in`)
    const customers = await takeIn(rig, url)
    const profiles = await Promise.all(customers.map((customer) => profileOf(url, customer)))
    const places = {
      url,
      bareUrl: await rig.startBareServer({ profile: profiles[0] }),
      graph: rig.stores.graph,
      customers,
    }
    say('by id')
    const byId = await figureOf(
      'profile by id',
      profiles.map(({ id }) => bodyOf(BY_ID, { id })),
      places,
      scale,
    )
    say('by identifier')
    const questions = customers.map((value) => bodyOf(BY_IDENTIFIER, { value }))
    return [byId, await figureOf('profile by identifier', questions, places, scale)]
  },
}

interface Places {
  readonly url: string
  readonly bareUrl: string
  readonly graph: GraphConnection
  readonly customers: readonly string[]
}

/** @returns customer numbers of people whose every event is booked */
async function takeIn(rig: Rig, url: string): Promise<string[]> {
  const people = newShoppers(PEOPLE)
  await sendEvents(url, people)
  await untilBooked(rig)
  return people.map(({ id }) => id)
}

async function figureOf(
  what: string,
  bodies: readonly string[],
  { url, bareUrl, graph, customers }: Places,
  { rounds, roundMs }: Scale,
): Promise<Figure> {
  const comparison = await sideBySide({
    rounds,
    ours: () => asked(url, bodies, roundMs),
    limits: {
      'bare Yoga, same answer': () => asked(bareUrl, bodies, roundMs),
      'bare Cypher, session.run': () => readBare(graph, customers, roundMs),
    },
  })
  return { what: `${what}, ${CONCURRENCY} at a time`, unit: 'requests/s', ...comparison }
}

function asked(url: string, bodies: readonly string[], roundMs: number): Promise<Round> {
  const expect = '{"data":{"profile":{"id":"p'
  return postMany({ url: `${url}/graphql`, concurrency: CONCURRENCY, bodies, bound: { ms: roundMs }, expect })
}

async function readBare(
  { driver, database }: GraphConnection,
  customers: readonly string[],
  roundMs: number,
): Promise<Round> {
  const done = await runFor(roundMs, CONCURRENCY, async (request) => {
    const session = driver.session({ database, defaultAccessMode: 'READ' })
    await session.run(BARE, { key: `customer:${customers[request % customers.length]}` })
    await session.close()
  })
  return { done }
}

function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables })
}

async function profileOf(url: string, value: string): Promise<{ readonly id: string }> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: bodyOf(BY_IDENTIFIER, { value }) })
  const { data } = (await response.json()) as { data: { profile: { id: string } } }
  return data.profile
}
