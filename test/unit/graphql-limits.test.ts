import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { profileOf } from '../support/memory-reads.ts'

let development: MemoryGraphqlServer
let production: MemoryGraphqlServer
beforeAll(async () => {
  development = await startGraphql()
  production = await startGraphql({ settings: { graphiql: false } })
})
afterAll(async () => {
  await development.close()
  await production.close()
})

const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: stats { events }`).join(' ')} }`
const ids = (count: number) => `{ profiles(ids: [${'"p",'.repeat(count)}]) { id } }`
const deepFragments = `query { ...A } fragment A on Query { searchProfiles(query: "ada") { edges { node { ${nest('...B')} } } } } fragment B on Profile { id }`

function nest(inner: string): string {
  return Array.from({ length: 8 }).reduce<string>((text) => `... on Profile { ${text} }`, inner)
}

/** Levels: `__type`, `ofType` as often as told, `name`. */
const types = (depth: number) =>
  `{ __type(name: "Profile") { ${'ofType { '.repeat(depth)} name ${'} '.repeat(depth)} } }`

const introspection = (depth: number) =>
  `{ __schema { types { fields { type { ${'fields { type { '.repeat(depth)} name ${'} } '.repeat(depth)} } } } } }`

describe.each([
  ['development', () => development.url],
  ['production', () => production.url],
])('in %s, the same holds', (_, url) => {
  it.each([
    ['31 aliases', aliases(31), 'QUERY_TOO_COMPLEX', '30 aliases'],
    ['101 ids', ids(101), 'BAD_REQUEST', '`ids.length` is 101; 0 to 100 are allowed'],
    [
      'a page of 101',
      '{ searchProfiles(query: "ada", first: 101) { edges { cursor } } }',
      'BAD_REQUEST',
      '`first` is 101; 1 to 100',
    ],
    ['a page of none', '{ deadLetters(first: 0) { edges { cursor } } }', 'BAD_REQUEST', '`first` is 0; 1 to 100'],
    ['2,001 tokens', `{ ${'__typename '.repeat(2_001)} }`, 'GRAPHQL_PARSE_FAILED', '2000 tokens'],
    ['11 levels', types(9), 'QUERY_TOO_COMPLEX', 'deeper than 10 levels'],
    ['introspection in circles', introspection(3), 'GRAPHQL_VALIDATION_FAILED', 'introspection depth'],
  ])('%s are refused', async (_name, query, code, text) => {
    const { errors } = await ask(url(), query)
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(text), extensions: { code } })
  })

  it.each([
    ['30 aliases', aliases(30)],
    ['100 ids', ids(100)],
    ['10 levels', types(8)],
    ['fragments within fragments', deepFragments],
    [
      'the introspection of every tool',
      getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, inputValueDeprecation: true }),
    ],
  ])('%s are answered', async (_name, query) => {
    expect((await ask(url(), query)).errors).toBeUndefined()
  })
})

it.each([
  'identifiers(first: 10001) { key }',
  'aliases(first: 0)',
  'evidence(first: 1001) { a }',
  'recentActivity(limit: 101) { name }',
])('bounds how long the lists within a profile are: %s', async (field) => {
  development.reads.profiles.push(profileOf('p1', ['customer:1']))
  const { errors } = await development.ask(`{ profile(id: "p1") { ${field} } }`)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST' })
})
