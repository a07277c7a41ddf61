/** The lake as operators and analysts use it, beside a running service. */
import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { Api } from '../support/api.ts'
import { selfsame } from '../support/service.ts'
import { eventually } from '../support/stack.ts'

const api = new Api(inject('service').url)
const home = inject('service').home

async function lake<T>(...args: string[]): Promise<T> {
  const { exitCode, stdout, stderr } = await selfsame(home, ['lake', ...args, '--output', 'json'])
  if (exitCode !== 0) throw new Error(`selfsame lake ${args[0]} ended with ${exitCode}: ${stderr}`)
  return JSON.parse(stdout) as T
}

const [customer, email] = [`c-${randomUUID()}`, `${randomUUID()}@example.com`]

describe('the lake', () => {
  it('has events and changes within seconds, with whose they are', async () => {
    const before = new Date().toISOString()
    await api.post('/v1/identify', { userId: customer, traits: { email, firstName: 'Ada' } })
    const properties = { order_id: `o-${customer}`, total: 12.5, currency: 'GBP' }
    await api.post('/v1/track', { userId: customer, event: 'Order Completed', properties })
    const orders = `SELECT profile, amount FROM orders WHERE order_id = 'o-${customer}'`
    let order: { profile: string; amount: string } | undefined
    await eventually('the order is in the lake', async () => {
      order = (await lake<(typeof order)[]>('query', orders))[0]
      return order !== undefined
    })
    expect(order?.amount).toBe('12.5000')
    const query = `query ($id: ID!, $at: DateTime!) {
      profileAsOf(id: $id, at: $at) { id identifiers { namespace value } attributes { name value } }
    }`
    const now = await api.ask<{ profileAsOf: unknown }>(query, { id: order?.profile, at: new Date().toISOString() })
    expect(now.profileAsOf).toMatchObject({
      id: order?.profile,
      identifiers: expect.arrayContaining([{ namespace: 'customer', value: customer }]),
      attributes: expect.arrayContaining([{ name: 'firstName', value: 'Ada' }]),
    })
    const then = await api.ask<{ profileAsOf: unknown }>(query, { id: order?.profile, at: before })
    expect(then.profileAsOf).toBeNull()
  })

  it('folded, equals the graph', async () => {
    expect(await lake('verify')).toMatchObject({ differences: [] })
  })

  it('is compacted and vacuumed without a row gained or lost', async () => {
    const count = 'SELECT count(*) AS rows, count(DISTINCT seq) AS changes, max(seq) AS last FROM changes'
    const before = await lake('query', count)
    const compacted = await lake<{ table: string; before: number; after: number }[]>('compact')
    expect(compacted.map(({ table }) => table)).toContain('events')
    await lake('vacuum')
    expect(await lake('query', count)).toEqual(before)
  })

  it('lists its tables, and says what is wrong with a query', async () => {
    const { tables } = await lake<{ tables: { name: string; rows: number }[] }>('tables')
    expect(tables.find(({ name }) => name === 'events')?.rows).toBeGreaterThan(1)
    const { exitCode, stderr } = await selfsame(home, ['lake', 'query', 'SELECT nonsense FROM events'])
    expect([exitCode, stderr.includes('nonsense')]).toEqual([2, true])
  })
})
