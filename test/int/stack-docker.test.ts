import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { GenericContainer, Wait } from 'testcontainers'
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { openStack, resetHome } from '../../src/stack/index.ts'
import { askNeo4j } from '../../src/stack/probes/neo4j.ts'
import { isDockerAnswering } from '../../src/stack/providers/docker.ts'
import { temporaryHome, testSettings } from '../support/stack.ts'

const engine = isDockerAnswering(process.env['PATH'] ?? '')
const reason = 'no Docker engine with Compose answers here'
if (!engine) process.stderr.write(`stack-docker.test.ts skips the tests that need containers: ${reason}\n`)

describe('with a Docker engine', { timeout: 600_000 }, () => {
  beforeEach(({ skip }) => skip(!engine, reason))

  test('readiness is asked of a Neo4j that someone else started', async () => {
    const container = await new GenericContainer('neo4j:5.26-community')
      .withEnvironment({ NEO4J_AUTH: 'neo4j/testing-1234' })
      .withExposedPorts(7687)
      .withWaitStrategy(Wait.forListeningPorts())
      .start()
    onTestFinished(async () => void (await container.stop()))
    const target = {
      uri: `bolt://${container.getHost()}:${container.getMappedPort(7687)}`,
      user: 'neo4j',
      password: 'testing-1234',
      database: 'neo4j',
    }
    await expect.poll(() => askNeo4j(target), { timeout: 120_000 }).toMatchObject({ kind: 'ready' })
  })

  test('all stores come from docker-compose.yml, and reset removes them', async () => {
    const home = temporaryHome('docker')
    const settings = testSettings(home, { docker: 'auto' })
    const stack = await openStack(settings, { mode: 'owned' })
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    expect(Object.values(stack.stores).map(({ provider }) => provider)).toEqual(['docker', 'docker', 'docker'])
    expect(await askNeo4j(stack.connections.neo4j)).toMatchObject({ kind: 'ready' })
    await stack.stop()
    await resetHome(settings)
  })
})

describe('the commands given to Docker', () => {
  test('bring up, find and stop each store of a project of the data directory', async () => {
    const home = temporaryHome('compose')
    const bin = join(home, 'docker')
    mkdirSync(bin)
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const { redisUrl, redisLogUrl, ...shared } = inject('stack')
    writeFileSync(
      join(bin, 'docker'),
      standIn(bin, { redis: redisUrl, 'redis-log': redisLogUrl, neo4j: shared.neo4jUri }),
      { mode: 0o755 },
    )
    keepPasswords(home, {
      neo4j: shared.neo4jPassword,
      redis: new URL(redisUrl).password,
      redisLog: new URL(redisLogUrl).password,
    })
    const stack = await openStack(
      testSettings(home, { docker: 'auto', searchPath: [bin, process.env['PATH']].join(delimiter) }),
      { mode: 'owned' },
    )
    expect(stack.connections).toMatchObject({ redisUrl, redisLogUrl, neo4j: { uri: shared.neo4jUri } })
    expect(stack.stores.redisLog).toMatchObject({
      provider: 'docker',
      log: expect.stringMatching(/^docker compose --project-name selfsame-[0-9a-f]{8} logs redis-log$/),
    })
    await stack.stop()
    const given = readFileSync(join(bin, 'given'), 'utf8')
    for (const service of ['redis', 'redis-log', 'neo4j']) {
      expect(given).toMatch(
        new RegExp(
          `docker-compose.yml --project-name selfsame-[0-9a-f]{8} --env-file ${home}/docker/compose.env up --detach --no-recreate --quiet-pull ${service}\n`,
        ),
      )
      expect(given).toContain(` stop ${service}\n`)
    }
    expect(readFileSync(join(bin, 'compose.env'), 'utf8')).toContain(
      `SELFSAME_REDIS_LOG_PASSWORD=${new URL(redisLogUrl).password}\n`,
    )
  })
})

/** A program that notes what it is told, and says that the services are where the shared stores are. */
function standIn(folder: string, urls: Record<string, string>): string {
  const ports = Object.entries(urls).map(
    ([service, url]) => `*"port ${service} "*) echo 127.0.0.1:${new URL(url).port} ;;`,
  )
  return [
    '#!/bin/sh',
    `echo "$*" >> ${folder}/given`,
    'case "$*" in',
    ...ports,
    '*" ps --quiet "*) echo container ;;',
    '"wait container") sleep 5 ;;',
    'esac',
    '',
  ].join('\n')
}

function keepPasswords(home: string, passwords: Record<string, string>): void {
  const stores = Object.entries(passwords).map(([name, password]) => [
    name,
    { provider: 'docker', password, version: null },
  ])
  writeFileSync(join(home, 'installation.json'), JSON.stringify({ format: 1, stores: Object.fromEntries(stores) }))
}
