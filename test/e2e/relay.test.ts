/** Who follows the changes of a running service, by the command line, and what a flushed cache costs its readers. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/index.ts'
import type { RelayConsumer, RelayStatus } from '../../src/app/relay/index.ts'
import type { Finding } from '../../src/cli/index.ts'
import { readStackRecord } from '../../src/stack/stack-record.ts'
import { Api } from '../support/api.ts'
import { selfsame, Service } from '../support/service.ts'
import { temporaryHome } from '../support/stack.ts'

const PATIENCE = { timeout: 60_000, interval: 200 }
const home = temporaryHome('relay')

let service: Service
let api: Api

beforeAll(async () => {
  service = await Service.start(home, {})
  api = new Api(service.url)
})

afterAll(async () => {
  await service?.stop()
  rmSync(home, { recursive: true, force: true })
})

async function identify(userId: string, email: string): Promise<string> {
  const { body } = await api.post('/v1/identify', {
    userId,
    anonymousId: `web-${userId}`,
    traits: { email, firstName: userId },
  })
  return (body as { token: string }).token
}

interface Answer {
  readonly profileByIdentifier: {
    readonly reflectsChange: number
    readonly identifierCount: number
    readonly attributes: readonly { readonly name: string; readonly value: unknown }[]
  } | null
}

const QUERY = `query ($value: String!, $after: String) {
  profileByIdentifier(namespace: "customer", value: $value, after: $after) { reflectsChange identifierCount attributes { name value } }
}`
const profileOf = async (value: string, after: string | null = null) =>
  (await api.ask<Answer>(QUERY, { value, after })).profileByIdentifier

async function relay(...args: string[]) {
  const { exitCode, stdout, stderr } = await selfsame(home, ['relay', ...args, '--output', 'json'])
  return { exitCode, stderr, told: stdout === '' ? null : (JSON.parse(stdout) as unknown) }
}

const status = async () => (await relay('status')).told as RelayStatus
const profileStore = async () => (await status()).consumers.find(({ name }) => name === 'profile-store')

describe('selfsame relay, beside a running service', () => {
  it('shows the profile store following the changes; reads see own writes at once, and all others soon', async () => {
    const token = await identify('ann', 'ann@example.com')
    const own = await profileOf('ann', token)
    expect(own).toMatchObject({ identifierCount: 3 })
    expect(own?.attributes).toContainEqual({ name: 'firstName', value: 'ann' })
    await expect
      .poll(() => profileStore(), PATIENCE)
      .toMatchObject({ state: 'running', lag: 0, isFed: true, fault: null })
    const { head } = await status()
    expect(own?.reflectsChange).toBeLessThanOrEqual(head)
    expect(await profileOf('ann')).toMatchObject({ identifierCount: 3 })
  })

  it('sends it back, has it made anew, and says what cannot be', async () => {
    expect((await relay('replay', 'profile-store', '--from', '1')).told).toMatchObject({ position: 0 })
    await expect.poll(() => profileStore(), PATIENCE).toMatchObject({ lag: 0 })
    expect((await relay('rebuild', 'profile-store')).told).toMatchObject({ state: 'rebuilding' })
    await expect.poll(async () => (await profileStore())?.state, PATIENCE).toBe('running')
    expect(await profileOf('ann')).toMatchObject({ identifierCount: 3 })
    const resumed = await relay('resume', 'profile-store')
    expect(resumed).toMatchObject({ exitCode: 9, told: null, stderr: expect.stringContaining('is not parked') })
    expect((await relay('replay', 'profile-store', '--from', '1000000')).exitCode).toBe(2)
    expect((await relay('replay', 'nobody', '--from', '1')).exitCode).toBe(7)
  })

  it('a cache that is flushed while serving costs time, not truth, and is open again within seconds', async () => {
    const connections = readStackRecord(home)?.connections
    const cache = connectRedis({ url: connections?.redisUrl ?? '', name: 'test' })
    for (let round = 0; round < 3; round++) {
      await cache.flushall()
      const token = await identify(`bob${round}`, `bob${round}@example.com`)
      expect(await profileOf('ann')).toMatchObject({ identifierCount: 3 })
      await expect.poll(() => profileOf(`bob${round}`), PATIENCE).toMatchObject({ identifierCount: 3 })
      expect(token).not.toBe('')
    }
    cache.disconnect()
    const finding = async () => {
      const { stdout } = await selfsame(home, ['doctor', '--output', 'json'])
      return (JSON.parse(stdout) as Finding[]).find(({ what }) => what === 'Profile store')?.state
    }
    await expect.poll(finding, PATIENCE).toBe('ok')
    await expect
      .poll(() => profileStore(), PATIENCE)
      .toMatchObject({ state: 'running', lag: 0 } satisfies Partial<RelayConsumer>)
  })
})
