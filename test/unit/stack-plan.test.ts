import { spawn } from 'node:child_process'
import { describe, expect, test, vi } from 'vitest'
import { connectionEnvironment } from '../../src/stack/index.ts'
import { loadConfig } from '../../src/config/index.ts'
import { planMemory } from '../../src/stack/embedded/memory.ts'
import { javaOptions, neo4jConfig } from '../../src/stack/embedded/neo4j-config.ts'
import { redisConfig } from '../../src/stack/embedded/redis.ts'
import { withStore, withVersion, type Installation } from '../../src/stack/installation.ts'
import { identify, isRunning, terminate } from '../../src/stack/process-identity.ts'
import { packMessage, unpackMessage } from '../../src/stack/probes/packstream.ts'
import { chooseProviders } from '../../src/stack/providers/choose.ts'
import { composeEnvironment } from '../../src/stack/providers/compose-environment.ts'
import { isOlder } from '../../src/stack/version.ts'
import { testSettings } from '../support/stack.ts'

const MB = 1024 ** 2
const GB = 1024 ** 3
const NOTHING: Installation = { format: 1, stores: {} }
const auto = testSettings('/home', { docker: 'auto' })

describe('the provider of each store', () => {
  test('is an explicit URL, then Docker, then embedded', () => {
    expect(chooseProviders({ ...auto, redisLogUrl: 'redis://x' }, NOTHING, () => true)).toEqual({
      neo4j: 'docker',
      redis: 'docker',
      redisLog: 'explicit',
    })
    expect(chooseProviders(auto, NOTHING, () => false)).toEqual({
      neo4j: 'embedded',
      redis: 'embedded',
      redisLog: 'embedded',
    })
  })

  test('stays where the data lies when a Docker engine comes or goes', () => {
    const begun = withStore(NOTHING, 'neo4j', 'embedded')
    expect(chooseProviders(auto, begun, () => true)).toEqual({ neo4j: 'embedded', redis: 'docker', redisLog: 'docker' })
    const inDocker = withStore(NOTHING, 'neo4j', 'docker')
    expect(chooseProviders(auto, inDocker, () => false).neo4j).toBe('docker')
  })

  test('is never Docker when that is switched off, and Docker is not asked', () => {
    const ask = vi.fn<() => boolean>(() => true)
    expect(chooseProviders({ ...auto, docker: 'off' }, NOTHING, ask).neo4j).toBe('embedded')
    expect(ask).not.toHaveBeenCalled()
  })
})

describe('an installation', () => {
  test('keeps a password once it is made up', () => {
    const once = withStore(NOTHING, 'redis', 'embedded')
    expect(once.stores.redis?.password).toMatch(/^[0-9a-f]{48}$/)
    expect(withStore(once, 'redis', 'docker')).toBe(once)
    expect(withVersion(once, 'redis', '7.0.15').stores.redis).toEqual({ ...once.stores.redis, version: '7.0.15' })
  })
})

const configFor = (tuning: 'production' | 'test') =>
  neo4jConfig({ boltPort: 1, database: 'neo4j', pageCacheBytes: MB, logsFolder: '', tuning })

const optionsFor = (tuning: 'production' | 'test') =>
  javaOptions({ heapBytes: MB, tuning, classArchive: { path: 'a', use: 'read' } })

describe('what embedded stores are told', () => {
  const redis = { program: '', dataFolder: '/data', logPath: '', password: 'p', bytesMax: 1_000 }

  test('the event log is on disk before it answers, bounded, and never evicts', () => {
    const lines = redisConfig({ ...redis, name: 'redisLog' }, 7000).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'bind 127.0.0.1',
        'port 7000',
        'requirepass p',
        'appendonly yes',
        'appendfsync always',
        'maxmemory 1000',
        'maxmemory-policy noeviction',
      ]),
    )
  })

  test('projections may lose a second, and only what expires is evicted', () => {
    const lines = redisConfig({ ...redis, name: 'redis' }, 7000).split('\n')
    expect(lines).toEqual(expect.arrayContaining(['appendfsync everysec', 'maxmemory-policy volatile-ttl']))
  })

  test('Neo4j listens to Bolt on loopback only, reports nothing home, and keeps small transaction logs', () => {
    const config = neo4jConfig({
      boltPort: 7687,
      database: 'neo4j',
      pageCacheBytes: 64 * MB,
      logsFolder: '/logs',
      tuning: 'production',
    })
    for (const line of [
      'server.bolt.listen_address=127.0.0.1:7687',
      'server.http.enabled=false',
      'server.https.enabled=false',
      'dbms.usage_report.enabled=false',
      'dbms.security.auth_enabled=true',
      'db.tx_log.preallocate=false',
      'db.tx_log.rotation.size=16m',
      'server.memory.pagecache.size=65536k',
    ]) {
      expect(config.split('\n')).toContain(line)
    }
  })

  test('what makes tests quick is kept out of production', () => {
    expect(configFor('test')).toContain('internal.')
    expect(configFor('production')).not.toContain('internal.')
    expect(optionsFor('test')).toContain('-XX:TieredStopAtLevel=1')
    expect(optionsFor('production')).not.toContain('-XX:TieredStopAtLevel=1')
  })

  test('Docker is told passwords and sizes', () => {
    const told = composeEnvironment({ ...auto, logBytesMax: 123 }, withStore(NOTHING, 'redisLog', 'docker'))
    expect(told).toMatch(/^SELFSAME_REDIS_LOG_PASSWORD=[0-9a-f]{48}$/m)
    expect(told).toContain('SELFSAME_REDIS_LOG_BYTES_MAX=123\n')
  })
})

test('stores leave at least half of any machine to the rest', () => {
  for (const gigabytes of [4, 8, 24, 64, 512]) {
    const plan = planMemory(gigabytes * GB)
    expect(Object.values(plan).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual((gigabytes * GB) / 2)
  }
  expect(planMemory(1 * GB).neo4jHeapBytes).toBe(512 * MB)
})

test('a child process reads the connections as stores of its own', () => {
  const connections = {
    neo4j: { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'p', database: 'neo4j' },
    redisUrl: 'redis://:a@127.0.0.1:2',
    redisLogUrl: 'redis://:b@127.0.0.1:3',
  }
  const { neo4j, redisUrl, redisLogUrl } = loadConfig(connectionEnvironment(connections)).stack
  expect({ neo4j, redisUrl, redisLogUrl }).toMatchObject(connections)
})

test('versions are compared by number, without their patch level', () => {
  expect(isOlder('6.2.11', '7.0.15')).toBe(true)
  expect(isOlder('5.9.0', '5.26.0')).toBe(true)
  expect(isOlder('5.26.1', '5.26.29')).toBe(false)
  expect(isOlder('7.0.15', '6.2.11')).toBe(false)
})

describe('a process', () => {
  test('is told from another that has its pid later', () => {
    const self = identify(process.pid)
    expect(self && isRunning(self)).toBe(true)
    expect(isRunning({ pid: process.pid, startedAt: 'another time' })).toBe(false)
    expect(identify(2 ** 22 + 1)).toBeNull()
  })

  test('that does not heed SIGTERM is killed', async () => {
    const child = spawn('/bin/sh', ['-c', 'trap "" TERM; echo trapped; while :; do sleep 1; done'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const known = identify(child.pid ?? 0)
    if (known === null) throw new Error('It did not start')
    await terminate(known, 100)
    expect(isRunning(known)).toBe(false)
  })
})

describe('Bolt messages', () => {
  test('come back as they were packed', () => {
    const fields = ['RETURN 1', { db: 'neo4j', n: -1, on: true, off: false, none: null, list: ['a', 70_000] }]
    expect(unpackMessage(packMessage(0x10, ...fields))).toEqual({ signature: 0x10, fields })
  })

  test('are read in every size a server may choose', () => {
    const bytes = Buffer.from([
      0xb1, 0x70, 0xa2, 0x81, 0x61, 0xc9, 0x03, 0xe8, 0xd0, 0x01, 0x62, 0xd4, 0x02, 0x05, 0xcb, 0, 0, 0, 0, 0, 0, 0,
      0x07,
    ])
    expect(unpackMessage(bytes)).toEqual({ signature: 0x70, fields: [{ a: 1_000, b: [5, 7] }] })
  })

  test('that are cut short are an error, not a wrong value', () => {
    const whole = packMessage(0x70, { server: 'Neo4j/5.26.29' })
    expect(() => unpackMessage(whole.subarray(0, -3))).toThrow(RangeError)
  })
})
