/**
 * The stack that all tests of a run share, started by global-setup.ts: `inject('stack')` gives how to reach it.
 * Tests keep to their own identifiers and key prefixes; those that need stores of their own start them.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProvidedContext } from 'vitest'
import type { StackSettings } from '../../src/stack/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stack: {
      neo4jUri: string
      neo4jUser: string
      neo4jPassword: string
      neo4jDatabase: string
      redisUrl: string
      redisLogUrl: string
    }
  }
}

const MB = 1024 ** 2

/** A data directory of its own under the system's temporary directory. */
export function temporaryHome(name: string): string {
  return mkdtempSync(join(tmpdir(), `selfsame-${name}-`))
}

/** Settings of a small embedded stack. */
export function testSettings(home: string, overrides: Partial<StackSettings> = {}): StackSettings {
  return {
    home,
    neo4j: {
      uri: null,
      user: 'neo4j',
      password: null,
      database: 'neo4j',
      heapBytes: 1024 * MB,
      pageCacheBytes: 128 * MB,
    },
    redisUrl: null,
    redisLogUrl: null,
    logBytesMax: 512 * MB,
    docker: 'off',
    searchPath: process.env['PATH'] ?? '',
    javaHome: process.env['JAVA_HOME'] ?? null,
    ...overrides,
  }
}

/** Settings of a stack that keeps two Redis of its own and uses the shared Neo4j, because starting that one takes long. */
export function redisOnlySettings(
  home: string,
  shared: ProvidedContext['stack'],
  overrides: Partial<StackSettings> = {},
): StackSettings {
  const neo4j = {
    uri: shared.neo4jUri,
    user: shared.neo4jUser,
    password: shared.neo4jPassword,
    database: shared.neo4jDatabase,
    heapBytes: null,
    pageCacheBytes: null,
  }
  return testSettings(home, { neo4j, ...overrides })
}

/** Waits for what another process brings about. @throws Error when it does not within `timeoutMs` */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come about within ${timeoutMs} ms: ${what}`)
    await sleep(25)
  }
}
