import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { examine, type DoctorSettings, type Finding, type StackSettings } from '../../src/stack/index.ts'
import { examineMaven, examineNode } from '../../src/stack/doctor/programs.ts'
import { findOnPath } from '../../src/stack/embedded/programs.ts'
import { startRedis } from '../support/redis-server.ts'
import { redisOnlySettings, testSettings } from '../support/stack.ts'

const GB = 1024 ** 3
const MACHINE = { freeDiskBytes: () => 100 * GB, memoryBytes: () => 16 * GB }

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selfsame-doctor-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function settings(overrides: Partial<StackSettings> = {}): DoctorSettings {
  return { host: '127.0.0.1', port: 1, stack: testSettings(join(folder, 'home'), overrides) }
}

/** A PATH with these programs only: a name to what it says, or null for the machine's own. */
function pathWith(programs: Record<string, string | null>): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  for (const [name, says] of Object.entries(programs)) {
    if (says === null) symlinkSync(findOnPath(name, process.env['PATH'] ?? '') ?? '/missing', join(bin, name))
    else writeFileSync(join(bin, name), `#!/bin/sh\necho '${says}' >&2\n`, { mode: 0o755 })
  }
  return bin
}

async function found(
  what: string,
  given: DoctorSettings = settings(),
  machine = MACHINE,
): Promise<Finding | undefined> {
  return (await examine(given, machine)).find((finding) => finding.what === what)
}

function withFreeDisk(bytes: number): Promise<Finding | undefined> {
  return found('Disk', settings(), { ...MACHINE, freeDiskBytes: () => bytes })
}

test('a machine that the tests run on lacks nothing', async () => {
  const findings = await examine(settings(), MACHINE)
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(findings.map(({ what }) => what)).toEqual([
    'Node.js',
    'Java',
    'Neo4j',
    'Redis',
    'Docker',
    'Data directory',
    'Disk',
    'Memory',
    'Port 1',
  ])
})

describe('programs', () => {
  test('without Java it says which is needed and the command that installs it', async () => {
    expect(await found('Java', settings({ searchPath: pathWith({}), javaHome: null }))).toEqual({
      what: 'Java',
      state: 'fault',
      found: 'none; Neo4j 5.26 needs Java 17 or 21',
      remedy: expect.stringContaining('apt-get install -y openjdk-17-jre-headless'),
    })
  })

  test('a Java of a wrong version is named', async () => {
    const bin = pathWith({ java: 'openjdk version "11.0.2" 2019-01-15' })
    expect(await found('Java', settings({ searchPath: bin, javaHome: null }))).toMatchObject({
      state: 'fault',
      found: `11.0.2 (${join(bin, 'java')}); Neo4j 5.26 needs Java 17 or 21`,
    })
  })

  test('a fitting Java behind a wrong one is found', async () => {
    const bin = pathWith({ java: 'openjdk version "11.0.2" 2019-01-15' })
    expect(
      await found('Java', settings({ searchPath: `${bin}:${process.env['PATH']}`, javaHome: null })),
    ).toMatchObject({ state: 'ok' })
  })

  test('Maven is not asked for once the jars are there', async () => {
    expect(await found('Maven', settings({ searchPath: pathWith({ java: null }) }))).toBeUndefined()
  })

  test('without jars and Maven it says how to install Maven, and then the set-up', () => {
    expect(examineMaven(settings({ searchPath: pathWith({}) }).stack, folder)).toMatchObject([
      { state: 'fault', remedy: expect.stringMatching(/apt-get install -y maven.*npm run setup/) },
    ])
  })

  test('an old redis-server on the PATH is passed over for the bundled one', async () => {
    const bin = pathWith({ 'redis-server': 'Redis server v=5.0.7 sha=0' })
    expect(await found('Redis', settings({ searchPath: bin }))).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/^6\.2\.\d+ \(bundled\)$/),
    })
  })

  test('an old Node is named with the one that is needed', () => {
    expect(examineNode('20.20.2')).toMatchObject({ state: 'fault', found: '20.20.2; 22.22 or newer is needed' })
  })
})

describe('the machine', () => {
  test('a full disk is a fault, a nearly full one a warning, each with its bound', async () => {
    expect(await withFreeDisk(1.5 * GB)).toMatchObject({
      state: 'fault',
      found: expect.stringMatching(/^1\.5 GB free at .*; 2\.0 GB are needed$/),
      remedy: expect.stringContaining('SELFSAME_HOME'),
    })
    expect(await withFreeDisk(5 * GB)).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('10.0 GB are advised'),
    })
    expect(await withFreeDisk(50 * GB)).toMatchObject({ state: 'ok' })
  })

  test('stores that want more memory than there is are a warning that names the settings', async () => {
    const greedy = settings({ neo4j: { ...testSettings(folder).neo4j, heapBytes: 15 * GB } })
    expect(await found('Memory', greedy)).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('SELFSAME_NEO4J_HEAP_MB'),
    })
  })

  test('a taken port is a fault that names who has it', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    expect(await found(`Port ${port}`, { ...settings(), port })).toMatchObject({
      state: 'fault',
      found: expect.stringContaining(`(process ${process.pid})`),
      remedy: expect.stringContaining(`PORT=${port + 1} npm start`),
    })
  })

  test('an address of another machine is a fault', async () => {
    expect(await found('Port 4000', { ...settings(), host: '192.0.2.1', port: 4000 })).toMatchObject({
      state: 'fault',
      remedy: expect.stringContaining('HOST'),
    })
  })
})

describe('the data directory', () => {
  test('a file in its place is a fault', async () => {
    writeFileSync(join(folder, 'home'), '')
    expect(await found('Data directory')).toMatchObject({
      state: 'fault',
      found: expect.stringContaining('is a file'),
      remedy: expect.stringContaining('SELFSAME_HOME'),
    })
  })

  test("another program's files are a fault", async () => {
    mkdirSync(join(folder, 'home'))
    writeFileSync(join(folder, 'home', 'thesis.txt'), '')
    expect(await found('Data directory')).toMatchObject({
      state: 'fault',
      found: expect.stringContaining('thesis.txt'),
    })
  })

  test('a graph that a newer Neo4j wrote is a fault', async () => {
    mkdirSync(join(folder, 'home'))
    writeFileSync(
      join(folder, 'home', 'installation.json'),
      JSON.stringify({ format: 1, stores: { neo4j: { provider: 'embedded', password: 'x', version: '6.1.0' } } }),
    )
    expect(await found('Neo4j')).toMatchObject({
      state: 'fault',
      found: expect.stringMatching(/^5\.26\.\d+, but its data was written by 6\.1\.0$/),
    })
  })

  test('a damaged installation file is a fault', async () => {
    mkdirSync(join(folder, 'home'))
    writeFileSync(join(folder, 'home', 'installation.json'), '{"format": 1, "sto')
    expect(await found('Data directory')).toMatchObject({
      state: 'fault',
      found: expect.stringContaining('installation.json is damaged'),
    })
  })
})

describe("stores of one's own", () => {
  test('are asked, and need neither Java nor jars', async () => {
    const shared = inject('stack')
    const stack = redisOnlySettings(join(folder, 'home'), shared, {
      redisUrl: shared.redisUrl,
      redisLogUrl: shared.redisLogUrl,
      searchPath: pathWith({}),
    })
    const findings = await examine({ host: '127.0.0.1', port: 1, stack }, MACHINE)
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Neo4j', 'Redis (projections)', 'Redis (event log)']),
    )
  })

  test('projections that would forget figures are a fault, those that would forget what expires are not', async () => {
    const { url, client } = await startRedis(['--maxmemory-policy', 'allkeys-lru'])
    expect(await found('Projections', settings({ redisUrl: url }))).toMatchObject({
      state: 'fault',
      found: 'maxmemory-policy is allkeys-lru: figures would be lost silently',
      remedy: expect.stringContaining('maxmemory-policy volatile-ttl'),
    })
    for (const policy of ['noeviction', 'volatile-lru']) {
      await client.config('SET', 'maxmemory-policy', policy)
      expect(await found('Projections', settings({ redisUrl: url }))).toBeUndefined()
    }
  })

  test('an event log that would forget is a warning that names the setting', async () => {
    const { redisUrl } = inject('stack')
    expect(await found('Event log', settings({ redisLogUrl: redisUrl }))).toMatchObject({
      state: 'warning',
      found: 'appendfsync is everysec, not always; maxmemory-policy is volatile-ttl, not noeviction',
      remedy: expect.stringContaining('appendfsync always'),
    })
  })

  test('one that does not answer is a fault that names its variable', async () => {
    expect(await found('Redis (projections)', settings({ redisUrl: 'redis://127.0.0.1:1' }))).toMatchObject({
      state: 'fault',
      found: expect.stringContaining('ECONNREFUSED'),
      remedy: expect.stringContaining('REDIS_URL'),
    })
  })
})
