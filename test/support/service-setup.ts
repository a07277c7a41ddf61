import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { lastLines } from '../../src/stack/embedded/store-process.ts'
import { connectionEnvironment } from '../../src/stack/index.ts'
import type { CliResult } from './cli-process.ts'
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
  const service = await Service.start(home, storesOf(project)).catch(async (error: unknown) => {
    await stopStores()
    throw error
  })
  project.provide('service', { url: service.url, home, start: service.pid })
  const watch = new AbortController()
  void service.ended.then((end) => watch.signal.aborted || say('ended by itself', end, home))
  return async () => {
    watch.abort()
    const end = await service.stop()
    if (end.exitCode !== 0) say('did not end in order', end, home)
    await stopStores()
    rmSync(home, { recursive: true, force: true })
  }
}

/** What its processes said is gone with the data directory. */
function say(what: string, { exitCode, stderr }: CliResult, home: string): void {
  const logs = ['server', 'worker'].flatMap((name) => [`${name}:`, ...lastLines(join(home, 'logs', `${name}.log`))])
  process.stderr.write([`The service of the tests ${what}, with ${exitCode}:`, stderr, ...logs, ''].join('\n'))
}

function storesOf(project: TestProject) {
  const { neo4jUri, neo4jUser, neo4jPassword, neo4jDatabase, ...redis } = project.getProvidedContext().stack
  const neo4j = { uri: neo4jUri, user: neo4jUser, password: neo4jPassword, database: neo4jDatabase }
  return connectionEnvironment({ neo4j, ...redis })
}
