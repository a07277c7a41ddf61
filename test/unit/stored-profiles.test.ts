import { expect, onTestFinished, test } from 'vitest'
import { ProfileReader, StoredProfiles, TokenWait } from '../../src/app/read/index.ts'
import { encodeToken, type GraphProfile, SelfsameError } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { startGraphql } from '../support/graphql-server.ts'
import { TRAITS } from '../support/traits.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'

const ANN = profileOf('ann', ['email:ann@x.test'])
const BOB = profileOf('bob', ['email:bob@x.test'])

/** A store that holds some profiles, before a graph that holds both. */
function storedOf(held: readonly GraphProfile[] = [], isAway: () => boolean = () => false) {
  const graph = new MemoryReads()
  graph.profiles.push(ANN, BOB)
  const asked: string[] = []
  const logged: string[] = []
  const answering = <T>(call: string, answer: T): T => {
    asked.push(call)
    if (isAway()) throw new SelfsameError('UNAVAILABLE', 'Redis does not answer')
    return answer
  }
  const find = (suits: (profile: GraphProfile) => boolean) => held.find(suits) ?? null
  const stored = new StoredProfiles({
    store: {
      byIds: async (ids) =>
        answering(
          `ids ${ids.join()}`,
          ids.map((id) => find((profile) => profile.id === id)),
        ),
      byIdentifiers: async (keys) =>
        answering(
          `keys ${keys.join()}`,
          keys.map((key) => find(({ members }) => members[0]?.key === key)),
        ),
      putNewer: async (states) =>
        answering(`put ${states.map(({ id, reflectsChange }) => `${id}@${reflectsChange}`).join()}`, undefined),
    },
    graph,
    log: { warn: (_, message) => logged.push(message), info: (_, message) => logged.push(message) },
  })
  return { stored, graph, asked, logged }
}

test('what the store holds is not asked of the graph; what it lacks is, in one question, and is put there', async () => {
  const { stored, graph, asked } = storedOf([ANN])
  expect(await stored.byIds(['bob', 'ann', 'bob'])).toEqual([BOB, ANN, BOB])
  expect(graph.calls).toEqual(['byIds 2'])
  expect(asked).toEqual(['ids bob,ann,bob', 'put bob@1'])
  expect(await stored.byIdentifiers(['email:ann@x.test'])).toEqual([ANN])
  expect(graph.calls.length).toBe(1)
  expect(await stored.byIds(['nobody'])).toEqual([null])
  expect(asked.filter((call) => call.startsWith('put'))).toEqual(['put bob@1'])
})

test('who waited for a write reads the graph, and puts what it found', async () => {
  const { stored, asked } = storedOf([ANN])
  expect(await stored.freshByIds(['ann'])).toEqual([ANN])
  expect(await stored.freshByIdentifiers(['email:bob@x.test'])).toEqual([BOB])
  expect(asked).toEqual(['put ann@1', 'put bob@1'])
})

test('a store that is away is told of once, left alone for a second, and asked again', async () => {
  const away = { yes: true }
  const { stored, asked, logged } = storedOf([ANN], () => away.yes)
  for (let reads = 0; reads < 5; reads++) expect(await stored.byIds(['ann'])).toEqual([ANN])
  expect(asked).toEqual(['ids ann'])
  expect(logged).toEqual(['The profile store does not answer: reads go to the graph'])
  away.yes = false
  await expect.poll(async () => (await stored.byIds(['ann']), logged.length)).toBe(2)
  expect(logged[1]).toBe('The profile store answers again')
})

test('GraphQL says which change an answer reflects: the store may be behind, a read with `after` is not', async () => {
  const older = { ...ANN, members: [], reflectsChange: 3 }
  const newer = { ...ANN, reflectsChange: 8 }
  const { stored, graph } = storedOf([older, { ...BOB, reflectsChange: 4 }])
  graph.profiles.splice(0, 2, newer, { ...BOB, reflectsChange: 9 })
  const reader = new ProfileReader({ graph, stored, figures: graph, rules: () => RULES, traits: TRAITS })
  const api = await startGraphql({}, { profiles: reader, tokens: new TokenWait(graph, 200) })
  onTestFinished(() => api.close())
  const token = encodeToken(new Map([[3, '7-0']]))
  const QUERY = `query ($after: String) {
    profile(id: "ann", after: $after) { reflectsChange identifierCount }
    profiles(ids: ["bob"], after: $after) { reflectsChange }
    profileByIdentifier(namespace: "email", value: "Bob@x.test", after: $after) { reflectsChange }
  }`
  expect((await api.ask(QUERY)).data).toEqual({
    profile: { reflectsChange: 3, identifierCount: 0 },
    profiles: [{ reflectsChange: 4 }],
    profileByIdentifier: { reflectsChange: 4 },
  })
  expect((await api.ask(QUERY, { after: token })).data).toEqual({
    profile: { reflectsChange: 8, identifierCount: 1 },
    profiles: [{ reflectsChange: 9 }],
    profileByIdentifier: { reflectsChange: 9 },
  })
})
