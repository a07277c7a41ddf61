/** Commands beside a running service: they use it, and do not start another. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { connectionEnvironment } from '../../src/stack/index.ts'
import { Api } from '../support/api.ts'
import { selfsame } from '../support/service.ts'

const { url, home } = inject('service')
const api = new Api(url)
const folder = mkdtempSync(join(tmpdir(), 'selfsame-beside-'))
const port = new URL(url).port

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Asked {
  readonly aliases: readonly string[]
  readonly evidence: readonly { readonly key: string }[]
  readonly traits: object[]
}

it('a profile is the same by GraphQL and by the command line, by any of its ids and identifiers', async () => {
  const [userId, anonymousId] = [`u-${randomUUID()}`, `a-${randomUUID()}`]
  const order = { event: 'Order Completed', properties: { order_id: userId, total: 12.5, currency: 'EUR' } }
  await api.post('/v1/track', { ...order, anonymousId })
  const { body } = await api.post('/v1/identify', { userId, anonymousId, traits: { firstName: 'Jane' } })
  const { profileByIdentifier } = await api.ask<{ profileByIdentifier: Asked }>(
    `query ($userId: String!, $after: String!) {
      profileByIdentifier(namespace: "customer", value: $userId, after: $after) {
        id aliases
        identifiers { namespace value firstSeen lastSeen sources }
        attributes { name value source observedAt }
        metrics {
          events orders refunds spend currency spendByCurrency { currency amount }
          averageOrderValue firstSeen lastSeen rebuilding
        }
        traits { name value windows { length value } }
        recentActivity(limit: 10) { occurredAt type name channel amount currency }
        household { id }
        evidence { key }
      }
    }`,
    { userId, after: body.token },
  )
  const { evidence, traits, ...profile } = profileByIdentifier
  for (const question of [`cookie:${anonymousId}`, profile.aliases[0]!]) {
    const { exitCode, stdout, stderr } = await selfsame(home, ['profile', question, '--output', 'json'])
    expect([exitCode, stderr]).toEqual([0, ''])
    const { evidence: told, traits: known, ...shown } = JSON.parse(stdout) as Asked
    expect(shown).toEqual(profile)
    expect(known).toMatchObject(traits)
    expect(told.map(({ key }) => key)).toEqual(evidence.map(({ key }) => key))
  }
})

it('nobody is found with an exit code, and the question is not repeated where it may be logged', async () => {
  const end = await selfsame(home, ['profile', 'email:nobody.at.all@example.org'])
  expect(end).toMatchObject({ exitCode: 7, stdout: '' })
  expect(end.stderr).toContain('Nobody is known')
  expect(end.stderr).not.toContain('nobody.at.all')
})

it('the stores are said to be up, and where, without their passwords', async () => {
  const { exitCode, stdout } = await selfsame(home, ['stack', 'status', '--output', 'json'])
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    up: true,
    home,
    detached: false,
    stores: ['neo4j', 'redisLog', 'redis'].map((name) => ({
      name,
      provider: 'explicit',
      address: expect.stringMatching(/^(bolt|redis):\/\/127/),
    })),
  })
  const { redisUrl, neo4jPassword } = inject('stack')
  for (const secret of [new URL(redisUrl).password, neo4jPassword]) expect(stdout).not.toContain(secret)
})

it('nothing is found amiss by the doctor', async () => {
  const { exitCode, stdout } = await selfsame(home, ['doctor', '--output', 'json'], { PORT: port })
  expect(exitCode).toBe(0)
  const findings = JSON.parse(stdout) as { what: string; state: string; found: string }[]
  expect(findings.filter(({ state }) => state === 'fault')).toEqual([])
  const sum = expect.stringMatching(/^[\d,]+ accepted = [\d,]+ pending \+ [\d,]+ applied \+ [\d,]+ failed$/)
  expect(findings).toContainEqual({ what: 'Events', state: 'ok', found: sum, remedy: null })
  expect(findings).toContainEqual(
    expect.objectContaining({ what: 'Worker', found: expect.stringMatching(/^holds \d+ lanes, /) }),
  )
  const unmatched = 'no model is in force: records are not matched as they come'
  expect(findings).toContainEqual({ what: 'Matching', state: 'ok', found: unmatched, remedy: null })
  expect(findings).toContainEqual(
    expect.objectContaining({ what: `Port ${port}`, found: expect.stringMatching(/^taken by node \(process \d+\)$/) }),
  )
})

it('a start whose API cannot listen says so, and leaves nothing running', async () => {
  const other = join(folder, 'unreachable-home')
  const { redisUrl, redisLogUrl, neo4jUri, neo4jUser, neo4jPassword, neo4jDatabase } = inject('stack')
  const neo4j = { uri: neo4jUri, user: neo4jUser, password: neo4jPassword, database: neo4jDatabase }
  const env = { ...connectionEnvironment({ neo4j, redisUrl, redisLogUrl }), HOST: '192.0.2.1' }
  const end = await selfsame(other, ['start'], env)
  expect(end).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining('192.0.2.1: EADDRNOTAVAIL') })
  expect((await selfsame(other, ['stack', 'status', '--output', 'json'])).stdout).toBe('{"up":false}\n')
})

describe('another start is refused', () => {
  it('on the same data directory', async () => {
    const end = await selfsame(home, ['start'], { PORT: port })
    expect(end).toMatchObject({ exitCode: 4, stdout: '' })
    expect(end.stderr).toContain(home)
    expect(end.stderr).not.toContain(`Port ${port}`)
  })

  it('at the same port, before anything is started for it', async () => {
    const other = join(folder, 'other-home')
    const end = await selfsame(other, ['start'], { PORT: port })
    expect(end).toMatchObject({ exitCode: 4, stdout: '' })
    expect(end.stderr).toMatch(
      new RegExp(`Port ${port} is taken by node \\(process \\d+\\)[^]*PORT=${Number(port) + 1}`),
    )
    expect(existsSync(other)).toBe(false)
  })
})

it('a CSV of one’s own is described by the service, and taken in so', async () => {
  const id = randomUUID().slice(0, 8)
  const csv = join(folder, 'members.csv')
  const rows = Array.from(
    { length: 30 },
    (_, n) => `M${id}${n},m${n}.${id}@example.org,Jane ${n},2026-03-${10 + (n % 20)}`,
  )
  writeFileSync(csv, ['member_id,email,full_name,joined', ...rows, ''].join('\n'))
  const proposed = await selfsame(folder, ['sources', 'init', csv])
  expect(proposed.exitCode).toBe(0)
  const yaml = join(folder, 'members.yaml')
  writeFileSync(yaml, proposed.stdout)
  const ingested = await selfsame(home, ['ingest', csv, '--source', yaml, '--no-wait', '--output', 'json'])
  expect(ingested.exitCode).toBe(0)
  const counts = JSON.parse(ingested.stdout) as { token: string }
  expect(counts).toMatchObject({ read: 30, accepted: 30, deadLettered: 0, applied: false })
  const query = `query ($email: String!, $after: String!) {
    profileByIdentifier(namespace: "email", value: $email, after: $after) { identifierCount attributes { value } }
  }`
  const { profileByIdentifier: member } = await api.ask<{
    profileByIdentifier: { identifierCount: number; attributes: { value: unknown }[] } | null
  }>(query, { email: `m7.${id}@example.org`, after: counts.token })
  expect(member?.attributes.map(({ value }) => value)).toContain('Jane 7')
  expect(member?.identifierCount).toBeGreaterThan(1)
})
