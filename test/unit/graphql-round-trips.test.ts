import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { profileOf } from '../support/memory-reads.ts'

let api: MemoryGraphqlServer
beforeEach(async () => {
  api = await startGraphql()
  for (let n = 0; n < 50; n++) api.reads.profiles.push(profileOf(`p${n}`, [`customer:find-${n}`, `cookie:${n}`]))
})
afterEach(() => api.close())

const EVERYTHING =
  '{ id aliases identifiers { key firstSeen lastSeen sources } attributes { name } metrics { spend orders } evidence { a } decisions { id } }'

describe('a query costs one round trip for each kind of thing, however many profiles it names', () => {
  it('by ids', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `p${n}`)
    const { errors } = await api.ask(`query ($ids: [ID!]!) { profiles(ids: $ids) ${EVERYTHING} }`, { ids })
    expect(errors).toBeUndefined()
    expect(api.reads.calls.toSorted()).toEqual(['byIds 50', 'figures 50', 'ledgers 50', 'sightings 100'])
  })

  it('by a search', async () => {
    await api.ask(`{ searchProfiles(query: "find", first: 20) { edges { node ${EVERYTHING} } } }`)
    expect(api.reads.calls.toSorted()).toEqual(['figures 20', 'ledgers 20', 'search find', 'sightings 40'])
  })

  it('by several fields, asking for each profile once', async () => {
    await api.ask(`{
      a: profile(id: "p1") ${EVERYTHING}
      b: profile(id: "p2") ${EVERYTHING}
      c: profiles(ids: ["p1", "p2", "p3"]) ${EVERYTHING}
      d: profileByIdentifier(namespace: "customer", value: "find-4") ${EVERYTHING}
      e: profileByIdentifier(namespace: "cookie", value: "5") ${EVERYTHING}
    }`)
    expect(api.reads.calls.toSorted()).toEqual(['byIdentifiers 2', 'byIds 3', 'figures 5', 'ledgers 5', 'sightings 10'])
  })

  it('and nothing for what is not asked', async () => {
    await api.ask(
      '{ profileByIdentifier(namespace: "cookie", value: "5") { id identifiers { key } attributes { name } } }',
    )
    expect(api.reads.calls).toEqual(['byIdentifiers 1'])
  })
})

it('two requests share nothing: the second reads again', async () => {
  await api.ask('{ profile(id: "p1") { id } }')
  await api.ask('{ profile(id: "p1") { id } }')
  expect(api.reads.calls).toEqual(['byIds 1', 'byIds 1'])
})
