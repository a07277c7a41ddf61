import { beforeEach, describe, expect, it } from 'vitest'
import type { WriteKey } from '../../src/app/ingest/index.ts'
import { KeyRing, type WriteKeyStore, WriteKeys } from '../../src/app/keys/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'

class MemoryKeys implements WriteKeyStore {
  readonly kept = new Map<string, WriteKey>()
  asked = 0
  failure: Error | null = null

  async findByHash(hash: string) {
    this.asked++
    if (this.failure) throw this.failure
    return this.kept.get(hash) ?? null
  }

  async list() {
    return [...this.kept.values()]
  }

  async add(key: WriteKey, hash: string) {
    if (this.kept.has(hash) || [...this.kept.values()].some(({ id }) => id === key.id)) return false
    this.kept.set(hash, key)
    return true
  }

  async revoke(id: string, revokedAt: string) {
    const [hash, key] = [...this.kept].find(([, kept]) => kept.id === id && kept.revokedAt === null) ?? []
    if (hash === undefined || key === undefined) return false
    this.kept.set(hash, { ...key, revokedAt })
    return true
  }
}

let store: MemoryKeys
let ring: KeyRing
let keys: WriteKeys
let nowMs: number

beforeEach(() => {
  store = new MemoryKeys()
  nowMs = Date.UTC(2026, 4, 4)
  ring = new KeyRing(store, () => new Date(nowMs))
  keys = new WriteKeys(store, () => nowMs)
})

describe('a write key', () => {
  it('is told once and kept as its hash', async () => {
    const { writeKey, secret } = await ring.add(DEVELOPMENT_CONTEXT, { source: 'web', trusted: false })
    expect(secret).toMatch(/^sk_[\w-]{32}$/)
    expect(writeKey).toEqual({
      id: expect.stringMatching(/^key_[0-9a-f]{12}$/),
      source: 'web',
      trusted: false,
      createdAt: '2026-05-04T00:00:00.000Z',
      revokedAt: null,
    })
    expect(JSON.stringify([...store.kept])).not.toContain(secret)
    expect(await keys.find(secret)).toEqual(writeKey)
    expect(await keys.find(`${secret}x`)).toBeNull()
  })

  it('may be given beforehand, once', async () => {
    const demo = { source: 'demo', trusted: true, id: 'demo', secret: 'demo' }
    await ring.add(DEVELOPMENT_CONTEXT, demo)
    expect(await keys.find('demo')).toMatchObject({ id: 'demo', trusted: true })
    await expect(ring.add(DEVELOPMENT_CONTEXT, demo)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    { source: 'Web Shop' },
    { source: '' },
    { source: 'x'.repeat(58) },
    { secret: 'a:b' },
    { secret: '' },
    { secret: 'a b' },
  ])('is not made of %j', async (wrong) => {
    await expect(ring.add(DEVELOPMENT_CONTEXT, { source: 'web', trusted: true, ...wrong })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it('works no longer two seconds after it was revoked', async () => {
    const { writeKey, secret } = await ring.add(DEVELOPMENT_CONTEXT, { source: 'web', trusted: true })
    await keys.find(secret)
    await ring.revoke(DEVELOPMENT_CONTEXT, writeKey.id)
    nowMs += 2_000
    expect(await keys.find(secret)).toBeNull()
    await expect(ring.revoke(DEVELOPMENT_CONTEXT, writeKey.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is managed only with the scope for operations', async () => {
    const sender = { ...DEVELOPMENT_CONTEXT, scopes: ['ingest'] as const }
    await expect(ring.list(sender)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ring.add(sender, { source: 'web', trusted: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ring.revoke(sender, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

it('keys are listed in the order of their making, revoked ones too', async () => {
  for (const source of ['b', 'a']) {
    await ring.add(DEVELOPMENT_CONTEXT, { source, trusted: true, id: source })
    nowMs += 1
  }
  await ring.revoke(DEVELOPMENT_CONTEXT, 'b')
  expect((await ring.list(DEVELOPMENT_CONTEXT)).map(({ id, revokedAt }) => [id, revokedAt === null])).toEqual([
    ['b', false],
    ['a', true],
  ])
})

describe('looking a key up', () => {
  it('asks the store once a second, for guesses too', async () => {
    for (let i = 0; i < 5; i++) await keys.find('guess')
    expect(store.asked).toBe(1)
    nowMs += 1_001
    await keys.find('guess')
    expect(store.asked).toBe(2)
  })

  it('does not remember that the store was away', async () => {
    const { secret } = await ring.add(DEVELOPMENT_CONTEXT, { source: 'web', trusted: true })
    store.failure = new Error('away')
    await expect(keys.find(secret)).rejects.toThrow('away')
    store.failure = null
    expect(await keys.find(secret)).not.toBeNull()
  })
})
