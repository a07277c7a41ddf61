import { setTimeout as sleep } from 'node:timers/promises'
import { RedisProfileStore } from '../../src/adapters/redis/index.ts'
import { Neo4jRelayGraph } from '../../graph/index.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { postMany } from './harness/load.ts'
import type { Rig } from './harness/rig.ts'
import { sendEvents } from './harness/send.ts'
import { newShoppers } from './harness/shoppers.ts'
import { sideBySide, type Round } from './harness/side-by-side.ts'
import { untilBooked } from './harness/until-booked.ts'

const PEOPLE_MAX = 5_000
const BATCH = 100
const CONCURRENCY = 16

const IDENTITY =
  '{ id reflectsChange identifiers { namespace value verified } attributes { name value source observedAt } }'
const WITH_FIGURES = `{ id reflectsChange identifiers { namespace value verified } attributes { name value source observedAt }
  metrics { spend currency orders refunds } }`
const byIdentifier = (fields: string) =>
  `query ($value: String!) { profile: profileByIdentifier(namespace: "customer", value: $value) ${fields} }`
const BY_IDS = `query ($ids: [ID!]!) { profiles(ids: $ids) ${IDENTITY} }`

/** Profiles out of the profile store over GraphQL, beside a bare Yoga server that answers a constant of the same size. */
export const serve: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const url = await rig.startServer()
    await rig.startWorker()
    const people = newShoppers(Math.min(PEOPLE_MAX, scale.roundEvents))
    say(`taking ${people.length} people in`)
    await sendEvents(url, people)
    await untilBooked(rig)
    say('waiting for the profile store')
    await untilFollowed(rig)
    const customers = people.map(({ id }) => id)
    const figures: Figure[] = []
    for (const [what, fields] of [
      ['profile by identifier', IDENTITY],
      ['profile by identifier, with figures', WITH_FIGURES],
    ] as const) {
      say(what)
      const bodies = customers.map((value) => bodyOf(byIdentifier(fields), { value }))
      figures.push(await figureOf(rig, url, what, bodies, scale))
    }
    const ids = await Promise.all(customers.slice(0, 1_000).map((value) => idOf(url, value)))
    const batches = Array.from({ length: ids.length / BATCH }, (_, n) => ids.slice(n * BATCH, (n + 1) * BATCH))
    say(`batches of ${BATCH}`)
    const bodies = batches.map((batch) => bodyOf(BY_IDS, { ids: batch }))
    figures.push(await figureOf(rig, url, `${BATCH} profiles by id in one request`, bodies, scale))
    return figures
  },
}

async function figureOf(
  rig: Rig,
  url: string,
  what: string,
  bodies: readonly string[],
  { rounds, roundMs }: Scale,
): Promise<Figure> {
  const bareUrl = await rig.startBareServer(await answerOf(url, bodies[0] ?? ''))
  const comparison = await sideBySide({
    rounds,
    ours: () => asked(url, bodies, roundMs),
    limits: { 'bare Yoga, same answer': () => asked(bareUrl, bodies, roundMs) },
  })
  return { what: `${what}, ${CONCURRENCY} at a time`, unit: 'requests/s', ...comparison }
}

function asked(url: string, bodies: readonly string[], roundMs: number): Promise<Round> {
  const expect = '"id":"p'
  return postMany({ url: `${url}/graphql`, concurrency: CONCURRENCY, bodies, bound: { ms: roundMs }, expect })
}

/** Until the profile store has every change. */
async function untilFollowed({ stores: { graph, graphId, cache } }: Rig): Promise<void> {
  const store = new RedisProfileStore(cache, graphId)
  const head = await new Neo4jRelayGraph(graph).head()
  while (((await store.state()).position ?? -1) < head) await sleep(20)
}

function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables })
}

async function answerOf(url: string, body: string): Promise<object> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  return ((await response.json()) as { data: object }).data
}

async function idOf(url: string, value: string): Promise<string> {
  const { profile } = (await answerOf(url, bodyOf(byIdentifier('{ id }'), { value }))) as { profile: { id: string } }
  return profile.id
}
