import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { nearest, SelfsameError } from '../../src/model/index.ts'
import { describeSettings, loadConfig, loadIdentityRules } from '../../src/config/index.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'selfsame-config-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof SelfsameError && error.code === 'CONFIGURATION') return error.message
    throw error
  }
  throw new Error('It was accepted')
}

const row = ({ name, description, allowed, fallback }: ReturnType<typeof describeSettings>[number]) =>
  `| \`${name}\` | ${description} | ${allowed} | ${fallback} |`

function load(text: string) {
  const path = join(folder, 'identity.yaml')
  writeFileSync(path, text)
  return loadIdentityRules(path)
}

describe('the environment', () => {
  test('needs nothing: every setting has a default', () => {
    expect(loadConfig({ PATH: '/bin' })).toMatchObject({
      environment: 'development',
      logLevel: 'info',
      host: '127.0.0.1',
      port: 4000,
      home: join(PROJECT, '.selfsame'),
      configFolder: join(PROJECT, 'config'),
      afterTimeoutMs: 10_000,
      batchEventsMax: 200,
      backlogEventsMax: 5_000_000,
      messageIdDays: 7,
      stack: {
        home: join(PROJECT, '.selfsame'),
        neo4j: { uri: null, user: 'neo4j', password: null, database: 'neo4j', heapBytes: null, pageCacheBytes: null },
        redisUrl: null,
        redisLogUrl: null,
        logBytesMax: null,
        docker: 'auto',
        searchPath: '/bin',
        javaHome: null,
      },
    })
  })

  test('takes paths from where one stands, and megabytes as bytes', () => {
    const config = loadConfig({
      SELFSAME_HOME: 'data',
      SELFSAME_NEO4J_HEAP_MB: '512',
      NEO4J_URI: 'neo4j+s://db.example.com',
      NEO4J_PASSWORD: 'p',
      PORT: '8080',
    })
    expect(config.home).toBe(resolve('data'))
    expect(config.stack.neo4j).toMatchObject({ uri: 'neo4j+s://db.example.com', password: 'p', heapBytes: 536_870_912 })
    expect(config.port).toBe(8080)
  })

  test('an empty variable counts as not given', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: '' })).toMatchObject({ port: 4000, stack: { redisUrl: null } })
  })

  test('all faults are told together, each with what was found and what is allowed', () => {
    const message = messageOf(() =>
      loadConfig({
        PORT: '70000',
        LOG_LEVEL: 'loud',
        SELFSAME_ENV: 'prod',
        SELFSAME_MESSAGE_ID_DAYS: '1.5',
        SELFSAME_NEO4J_HEAP_MB: '12',
      }),
    )
    expect(message.split('\n  ').slice(1)).toEqual([
      'PORT is "70000"; allowed: a whole number, 1 to 65535',
      'LOG_LEVEL is "loud"; allowed: fatal, error, warn, info, debug, trace, silent',
      'SELFSAME_ENV is "prod"; allowed: development, production',
      'SELFSAME_MESSAGE_ID_DAYS is "1.5"; allowed: a whole number of days, 1 to 365',
      'SELFSAME_NEO4J_HEAP_MB is "12"; allowed: a whole number of MB, 256 to 1048576',
    ])
  })

  test('a password never stands in an error', () => {
    expect(
      messageOf(() =>
        loadConfig({ REDIS_URL: 'http://:secret@host', NEO4J_URI: 'https://u:secret@host', NEO4J_PASSWORD: 'secret' }),
      ),
    ).not.toContain('secret')
  })

  test('a misspelt setting is refused with the one that was meant', () => {
    expect(messageOf(() => loadConfig({ SELFSAME_HOEM: '/data' }))).toContain(
      'SELFSAME_HOEM is not a setting; did you mean SELFSAME_HOME?',
    )
  })

  test("a Neo4j of one's own needs its password", () => {
    expect(messageOf(() => loadConfig({ NEO4J_URI: 'bolt://host:7687' }))).toContain(
      'NEO4J_PASSWORD is not given, but NEO4J_URI is',
    )
  })

  test('the event log needs a Redis of its own', () => {
    expect(messageOf(() => loadConfig({ REDIS_URL: 'redis://host', REDIS_LOG_URL: 'redis://host' }))).toContain(
      'REDIS_LOG_URL is the same as REDIS_URL',
    )
  })

  test('every setting stands in docs/settings.md as the code has it', () => {
    const written = readFileSync(join(PROJECT, 'docs', 'settings.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(written).toEqual(describeSettings().map(row))
  })
})

describe('identity.yaml', () => {
  const original = readFileSync(join(PROJECT, 'config', 'identity.yaml'), 'utf8')

  test('as shipped is read whole', () => {
    const rules = loadIdentityRules(join(PROJECT, 'config', 'identity.yaml'))
    expect(rules.namespaces['customer']).toMatchObject({ class: 'person', limit: 1 })
  })

  test('an unknown key is refused at its line, with the nearest known one', () => {
    const line = original.split('\n').findIndex((text) => text.includes('customer:')) + 1
    expect(messageOf(() => load(original.replace('priority: 100', 'priority: 100, prioritiy: 1')))).toContain(
      `identity.yaml:${line}: namespaces.customer.prioritiy is unknown; did you mean priority?`,
    )
  })

  test('all faults are told together, each with its line', () => {
    const message = messageOf(() =>
      load(original.replace('region: GB', 'region: Britain').replace('class: household', 'class: home')),
    )
    expect(message).toMatch(
      /identity\.yaml:\d+: defaults\.region: .*\n\s+.*identity\.yaml:\d+: namespaces\.landline\.class: /,
    )
  })

  test('what is no YAML is refused with its line', () => {
    expect(messageOf(() => load('version: 1\nnamespaces: {a: ['))).toMatch(/identity\.yaml:\d+: Flow/)
  })

  test('a missing file names the setting that leads to it', () => {
    expect(() => loadIdentityRules(join(folder, 'none.yaml'))).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('SELFSAME_CONFIG') }),
    )
  })
})

test('the nearest word is the one with the fewest edits, and none when all are far', () => {
  expect(nearest('prioritiy', ['limit', 'priority', 'class'])).toBe('priority')
  expect(nearest('xyzzy', ['limit', 'priority', 'class'])).toBeNull()
})
