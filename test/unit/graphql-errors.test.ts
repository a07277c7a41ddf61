import { afterEach, describe, expect, it } from 'vitest'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'

let api: MemoryGraphqlServer
afterEach(() => api.close())

class StoreError extends Error {
  readonly code = 'Neo.ClientError.Schema.ConstraintValidationFailed'
  override readonly name = 'Neo4jError'
}

describe('an error inside', () => {
  it('is masked, and logged under the reference that the caller is given, without its text', async () => {
    api = await startGraphql()
    api.reads.byIds = () => Promise.reject(new StoreError('There is a node with key email:jane@example.com already'))
    const { data, errors } = await api.ask('{ someone: profile(id: "p1") { id } }')
    expect(data).toEqual({ someone: null })
    const [error] = errors ?? []
    expect(error).toMatchObject({
      path: ['someone'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    expect(api.logged).toMatchObject([
      {
        reference: error?.extensions?.['reference'],
        kind: 'Neo4jError',
        code: 'Neo.ClientError.Schema.ConstraintValidationFailed',
        path: 'someone',
      },
    ])
    expect(JSON.stringify(api.logged)).toContain('graphql-errors.test.ts')
    expect(JSON.stringify([errors, api.logged])).not.toContain('jane')
  })

  it('is masked the same when it is no Error at all', async () => {
    api = await startGraphql()
    api.reads.byIds = () => Promise.reject('jane')
    const answer = await api.ask('{ profile(id: "p1") { id } }')
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(JSON.stringify([answer, api.logged])).not.toContain('jane')
  })

  it('leaves the rest of the answer as it is', async () => {
    api = await startGraphql()
    api.reads.byIds = () => Promise.reject(new StoreError('no'))
    expect((await api.ask('{ profile(id: "p1") { id } stats { events } }')).data).toEqual({
      profile: null,
      stats: { events: 7 },
    })
  })
})

describe('an error that is the caller’s', () => {
  it('comes with its code and what to do, and is not logged', async () => {
    api = await startGraphql()
    const { errors } = await api.ask('{ profile(id: "p1", after: "x") { id } }')
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('token'),
      extensions: { code: 'BAD_REQUEST', remedy: expect.any(String) },
    })
    expect(api.logged).toEqual([])
  })

  it('says which scope is missing', async () => {
    api = await startGraphql({ caller: { ...DEVELOPMENT_CONTEXT, scopes: [] } })
    const { errors } = await api.ask('{ stats { events } }')
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('profiles:read'),
      extensions: { code: 'FORBIDDEN' },
    })
  })

  it.each([
    ['a mistake in the query', '{ profile(id: "p1") { id ', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ profile(id: "p1") { shoeSize } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('is told as GraphQL tells it: %s', async (_, query, code) => {
    api = await startGraphql()
    expect((await api.ask(query)).errors?.[0]?.extensions).toMatchObject({ code })
  })
})
