import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RelayStatus } from '../../src/app/relay/index.ts'
import type { CliServices } from '../../src/cli/index.ts'
import { SelfsameError } from '../../src/model/index.ts'
import { cli } from '../support/cli.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { MemoryRelay } from '../support/memory-relay.ts'

const CACHE = { name: 'cache', keepsChanges: false, keepsPlace: false, begins: 'oldest' } as const
const LAKE = { name: 'lake', keepsChanges: true, keepsPlace: true, begins: 'oldest' } as const
const PARKED = { position: 1, fault: 'Change 2: TypeError', at: '2026-06-01T00:00:00.000Z' }

let relay: MemoryRelay
let api: MemoryGraphqlServer
beforeEach(async () => {
  relay = new MemoryRelay()
  for (let n = 0; n < 5; n++) relay.commit()
  await relay.register(CACHE)
  await relay.register(LAKE)
  api = await startGraphql({}, identityUseCases({ relay }))
})
afterEach(() => api.close())

const CONSUMER = 'name state position lag isFed keepsChanges fault parkedAt'
const RELAY = `relay { head pruned consumers { ${CONSUMER} } }`
const CACHE_THERE = {
  name: 'cache',
  state: 'RUNNING',
  position: 0,
  lag: 5,
  isFed: true,
  keepsChanges: false,
  fault: null,
  parkedAt: null,
}

async function mutate(name: string, input: object) {
  const Input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`
  const { data, errors } = await api.ask(
    `mutation ($input: ${Input}) { ${name}(input: $input) { consumer { ${CONSUMER} } } }`,
    { input },
  )
  return errors?.[0]?.extensions?.code ?? data[name].consumer
}

describe('GraphQL', () => {
  it('tells who follows the changes, and how far, also among the stats', async () => {
    const told = { head: 5, pruned: 0, consumers: [CACHE_THERE, { ...CACHE_THERE, name: 'lake', keepsChanges: true }] }
    const { data } = await api.ask(`{ ${RELAY} stats { ${RELAY} } }`)
    expect(data).toEqual({ relay: told, stats: { relay: told } })
  })

  it('sends a consumer back to a change that is there, and none that keeps its place itself', async () => {
    await relay.advance('cache', 1, 5)
    expect(await mutate('replayChanges', { consumer: 'cache', from: 3 })).toMatchObject({ position: 2, lag: 3 })
    relay.pruned = 3
    for (const from of [0, 3, 7, 4.5])
      expect(await mutate('replayChanges', { consumer: 'cache', from })).toBe('BAD_REQUEST')
    expect(await mutate('replayChanges', { consumer: 'lake', from: 4 })).toBe('CONFLICT')
    expect(await mutate('replayChanges', { consumer: 'none', from: 4 })).toBe('NOT_FOUND')
  })

  it('resumes a consumer that is parked, and no other', async () => {
    await relay.park('cache', 1, PARKED)
    expect(await mutate('resumeConsumer', { consumer: 'cache' })).toMatchObject({
      state: 'RUNNING',
      position: 1,
      fault: null,
    })
    expect(await mutate('resumeConsumer', { consumer: 'cache' })).toBe('CONFLICT')
    expect(await mutate('resumeConsumer', { consumer: 'none' })).toBe('NOT_FOUND')
  })

  it('has a consumer made anew that does not keep changes', async () => {
    expect(await mutate('rebuildConsumer', { consumer: 'cache' })).toMatchObject({ state: 'REBUILDING' })
    expect(await mutate('rebuildConsumer', { consumer: 'lake' })).toBe('CONFLICT')
    expect(await mutate('rebuildConsumer', { consumer: 'none' })).toBe('NOT_FOUND')
  })

  it('lets nobody do so who only reads', async () => {
    const caller = { actor: 'reader', scopes: ['profiles:read'], purpose: 'service' } as const
    const reader = await startGraphql({ caller }, identityUseCases({ relay }))
    const { errors } = await reader.ask(
      'mutation { rebuildConsumer(input: { consumer: "cache" }) { consumer { name } } }',
    )
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    await reader.close()
  })
})

const run = (...args: string[]) => cli(['relay', ...args], { service: identityUseCases({ relay }) })

describe('selfsame relay', () => {
  it('status says how far each is, and why one is parked', async () => {
    await relay.park('cache', 1, PARKED)
    expect((await run('status')).stdout).toBe(
      `The last change is 5.\ncache  parked   at 1  4 changes behind  fed  Change 2: TypeError, since ${PARKED.at}\n` +
        'lake   running  at 0  5 changes behind  fed\n',
    )
    const { consumers } = JSON.parse((await run('status', '--output', 'json')).stdout) as RelayStatus
    expect(consumers.map(({ name, lag }) => [name, lag])).toEqual([
      ['cache', 4],
      ['lake', 5],
    ])
  })

  it('replay, resume and rebuild do as they say', async () => {
    expect((await run('replay', 'cache', '--from', '4')).stdout).toBe('cache  running  at 3  2 changes behind  fed\n')
    await relay.park('cache', 2, PARKED)
    expect((await run('resume', 'cache')).stdout).toContain('running')
    expect((await run('rebuild', 'cache')).stdout).toContain('rebuilding')
    expect((await run('replay', 'cache')).exitCode).toBe(2)
    expect((await run('resume', 'none')).exitCode).toBe(7)
  })
})

const doctor = async (status: Partial<RelayStatus['consumers'][number]>) => {
  const fine = { name: 'cache', position: 5, lag: 0, isFed: true, keepsChanges: false, keepsPlace: false }
  const consumers = [{ ...fine, state: 'running', fault: null, parkedAt: null, ...status } as const]
  const relayStatus = async () => ({ head: 5, pruned: 0, consumers })
  return cli(['doctor'], { diagnose: async () => [], relayStatus })
}

const found = async (profileStoreState: CliServices['profileStoreState']) =>
  (await cli(['doctor'], { diagnose: async () => [], profileStoreState })).stdout

describe('selfsame doctor', () => {
  it('finds a profile store that holds nothing, or does not answer', async () => {
    expect(await found(async () => ({ position: 7, isBuilding: true }))).toBe(
      'ok       Profile store: it follows the graph up to change 7, and is being made anew\n',
    )
    expect(await found(async () => ({ position: null, isBuilding: false }))).toContain(
      'warning  Profile store: it holds nothing: reads go to the graph',
    )
    const away = new SelfsameError('UNAVAILABLE', 'Could not ask for the profile store: Redis does not answer')
    expect(await found(() => Promise.reject(away))).toContain('warning  Profile store: Could not ask')
  })

  it('finds who is parked, late, or fed by nobody', async () => {
    expect((await doctor({})).stdout).toBe('ok       Changes: 5 changes, 1 consumer, 0 behind at the most\n')
    const parked = await doctor({ state: 'parked', position: 1, fault: 'Change 2: TypeError' })
    expect(parked.exitCode).toBe((await doctor({ isFed: false, lag: 3 })).exitCode + parked.exitCode)
    expect(parked.exitCode).not.toBe(0)
    expect(parked.stdout).toContain('fault    Changes: cache is parked after change 1: Change 2: TypeError')
    expect(parked.stdout).toContain('npx selfsame relay resume cache')
    expect((await doctor({ isFed: false, lag: 3 })).stdout).toContain('3 changes behind, and no worker feeds it')
    expect((await doctor({ lag: 20_000 })).stdout).toContain('warning  Changes: cache is 20,000 changes behind')
  })
})
