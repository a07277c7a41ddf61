import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, expect, test } from 'vitest'
import { openStack, type Stack } from '../../src/stack/index.ts'
import { askRedisSetting } from '../../src/stack/probes/redis.ts'
import { temporaryHome, testSettings } from '../support/stack.ts'

const home = temporaryHome('restart')
let stack: Stack | null = null

afterAll(async () => {
  await stack?.stop()
  rmSync(home, { recursive: true, force: true })
})

async function run(statement: string): Promise<unknown[]> {
  const { uri, user, password, database } = stack!.connections.neo4j
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const { records } = await driver.executeQuery(statement, {}, { database })
  await driver.close()
  return records.map((record) => record.get(0) as unknown)
}

test('a second start keeps passwords and data, and listens on loopback only', { timeout: 180_000 }, async () => {
  const settings = testSettings(home)
  stack = await openStack(settings, { mode: 'owned', tuning: 'test' })
  const { password } = stack.connections.neo4j
  await run('CREATE (:Kept {word: "still here"})')
  await stack.stop()

  stack = await openStack(settings, { mode: 'owned', tuning: 'test' })

  expect(stack.connections.neo4j.password).toBe(password)
  expect(await run('MATCH (k:Kept) RETURN k.word')).toEqual(['still here'])
  expect(await askRedisSetting(stack.connections.redisUrl, 'bind')).toBe('127.0.0.1')
})

test("Neo4j's own log tells of no other connector than Bolt, and of no usage report", () => {
  const log = readFileSync(join(home, 'logs', 'neo4j.log'), 'utf8')
  expect(log).toContain('Bolt enabled on localhost')
  expect(log).not.toMatch(/HTTPS? enabled|Remote interface|Anonymous Usage Data is being sent/)
})
