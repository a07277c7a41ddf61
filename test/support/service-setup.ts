import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { connectionEnvironment } from '../../src/stack/index.ts'
import { setup as startStores } from './global-setup.ts'
import { Service } from './service.ts'
import { temporaryHome } from './stack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `start` is the process that keeps the service's other processes. */
    service: { url: string; home: string; start: number }
  }
}

/** Starts one service for all end-to-end tests of the run, on stores tuned for tests, and removes all at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stopStores = await startStores(project)
  const home = temporaryHome('service')
  const service = await Service.start({ home, env: storesOf(project) })
  project.provide('service', { url: service.url, home, start: service.pid })
  return async () => {
    const { exitCode, stderr } = await service.stop()
    if (exitCode !== 0) process.stderr.write(`The service of the tests ended with ${exitCode}:\n${stderr}`)
    await stopStores()
    rmSync(home, { recursive: true, force: true })
  }
}

function storesOf(project: TestProject) {
  const { neo4jUri, neo4jUser, neo4jPassword, neo4jDatabase, ...redis } = project.getProvidedContext().stack
  const neo4j = { uri: neo4jUri, user: neo4jUser, password: neo4jPassword, database: neo4jDatabase }
  return connectionEnvironment({ neo4j, ...redis })
}
