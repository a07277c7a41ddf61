import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { connectGraph, type GraphConnection } from '../../graph/index.ts'
import { digest, SelfsameError } from '../../src/model/index.ts'
import { graphSettings, testGraph } from '../support/graph.ts'
import { startStoreProxy } from '../support/store-proxy.ts'

const turnOf = (id: string) => digest(id)[0]

/** Two places of different turns, and a third of the first one's. */
const [HERE, ELSEWHERE, HERE_TOO] = (() => {
  const ids = Array.from({ length: 1_000 }, (_, at) => `p${at}`)
  const [here = '', ...others] = ids
  const found = [(id: string) => turnOf(id) !== turnOf(here), (id: string) => turnOf(id) === turnOf(here)]
  return [here, ...found.map((suits) => others.find(suits) ?? 'none')] as [string, string, string]
})()

let one: GraphConnection
let other: GraphConnection
beforeAll(async () => {
  one = await testGraph()
  other = await connectGraph(graphSettings())
})
afterAll(async () => {
  await one.close()
  await other.close()
})

/** Takes a turn and keeps it until it is let go. */
async function held(graph: GraphConnection, ...places: string[]) {
  const taken = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const done = graph.turns.take(new Set(places), async () => {
    taken.resolve()
    await letGo.promise
  })
  await taken.promise
  return { letGo: async () => (letGo.resolve(), done) }
}

/** Whose work was done, in order. */
function inOrder() {
  const order: string[] = []
  return { order, note: (name: string) => async () => void order.push(name) }
}

it.each([
  ['in one process', () => one],
  ['in two', () => other],
])('whoever is about other people waits for nobody, whoever is about the same waits: %s', async (_, graph) => {
  const { order, note } = inOrder()
  const turn = await held(one, HERE)
  const waiting = graph().turns.take(new Set([ELSEWHERE, HERE_TOO]), note('same'))
  await held(graph(), 'nobody').then(({ letGo }) => letGo())
  order.push('let go')
  await turn.letGo()
  await waiting
  expect(order).toEqual(['let go', 'same'])
  const again = await held(one, HERE)
  await graph().turns.take(new Set([ELSEWHERE]), note('stranger'))
  await again.letGo()
  expect(order).toEqual(['let go', 'same', 'stranger'])
})

it('those who need each other’s turns come to an end', async () => {
  const { order, note } = inOrder()
  const places = [HERE, ELSEWHERE]
  const all = Array.from({ length: 20 }, (_, at) =>
    (at % 2 === 0 ? one : other).turns.take(new Set(at % 3 === 0 ? places : places.toReversed()), note(`${at}`)),
  )
  await Promise.all(all)
  expect(order).toHaveLength(20)
})

async function throughProxy() {
  const settings = graphSettings()
  const proxy = await startStoreProxy(settings.uri)
  const graph = await connectGraph({ ...settings, uri: proxy.url.replace('redis:', 'bolt:') })
  onTestFinished(() => graph.close())
  return { proxy, graph }
}

it('a connection that is lost while a turn is asked for is asked for again, and the work done once', async () => {
  const { proxy, graph } = await throughProxy()
  const { order, note } = inOrder()
  proxy.cutAnswers(1)
  await graph.turns.take(new Set([HERE]), note('done'))
  expect(order).toEqual(['done'])
})

it('a graph that is away is UNAVAILABLE, and the next turn is not held up by it', async () => {
  const { proxy, graph } = await throughProxy()
  const { order, note } = inOrder()
  proxy.cutAnswers(Infinity)
  const failed = graph.turns.take(new Set([HERE]), note('never'))
  await expect(failed).rejects.toSatisfy((error) => error instanceof SelfsameError && error.code === 'UNAVAILABLE')
  proxy.cutAnswers(0)
  await graph.turns.take(new Set([HERE]), note('done'))
  expect(order).toEqual(['done'])
})
