import { expect, inject, test } from 'vitest'
import { askNeo4j } from '../../src/stack/probes/neo4j.ts'
import { askRedis, askRedisSetting } from '../../src/stack/probes/redis.ts'

const {
  neo4jUri: uri,
  neo4jUser: user,
  neo4jPassword: password,
  neo4jDatabase: database,
  redisUrl,
  redisLogUrl,
} = inject('stack')

test('Neo4j answers a statement with the password the stack made up, and with no other', async () => {
  expect(await askNeo4j({ uri, user, password, database })).toMatchObject({
    kind: 'ready',
    version: expect.stringMatching(/^5\.26\./),
  })
  expect(await askNeo4j({ uri, user, password: 'wrong', database })).toEqual({
    kind: 'refused',
    reason: 'Neo.ClientError.Security.Unauthorized',
  })
})

test('the event log is on disk before it answers, and refuses rather than forgets', async () => {
  expect(await askRedis(redisLogUrl)).toMatchObject({ kind: 'ready' })
  const settings = await Promise.all(
    ['appendonly', 'appendfsync', 'maxmemory-policy'].map((name) => askRedisSetting(redisLogUrl, name)),
  )
  expect(settings).toEqual(['yes', 'always', 'noeviction'])
  expect(Number(await askRedisSetting(redisLogUrl, 'maxmemory'))).toBeGreaterThan(0)
})

test('no Redis is to be had without its password', async () => {
  for (const url of [redisUrl, redisLogUrl]) {
    expect(await askRedis(url.replace(/:[^:@]+@/, '@'))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('NOAUTH'),
    })
  }
})
