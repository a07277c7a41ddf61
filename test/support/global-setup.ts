import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { describeCrash, openStack } from '../../src/stack/index.ts'
import { temporaryHome, testSettings } from './stack.ts'

/** Starts one embedded stack for all tests of the run, and removes it with its data at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = temporaryHome('tests')
  const stack = await openStack(testSettings(home), { mode: 'owned', tuning: 'test' })
  stack.onCrash((crash) => process.stderr.write(`A store of the tests ended: ${describeCrash(crash)}\n`))
  const { neo4j, redisUrl, redisLogUrl } = stack.connections
  project.provide('stack', {
    neo4jUri: neo4j.uri,
    neo4jUser: neo4j.user,
    neo4jPassword: neo4j.password,
    neo4jDatabase: neo4j.database,
    redisUrl,
    redisLogUrl,
  })
  return async () => {
    await stack.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
