import { expect, test } from 'vitest'
import { Booker, type Bookings } from '../../src/app/book/index.ts'
import { KeyedIngest } from '../../src/app/ingest/index.ts'
import { type IdentityCache, type IdentityGraph, Resolver } from '../../src/app/resolve/index.ts'
import { DEVELOPMENT_CONTEXT, type RequestContext, WORKER_CONTEXT } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { TRAITS } from '../support/traits.ts'

/** Stores that are never reached. */
const GRAPH = {} as IdentityGraph
const CACHE = {} as IdentityCache
const BOOKINGS = {} as Bookings

test.each([
  ['settled', () => new Resolver(GRAPH, CACHE, RULES).resolve(DEVELOPMENT_CONTEXT, [], new Map())],
  ['booked', () => new Booker(BOOKINGS, TRAITS).book(DEVELOPMENT_CONTEXT, [])],
])('events are %s by nobody but the worker', async (_, apply) => {
  await expect(apply()).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('events:apply') })
})

test('the worker may apply events and nothing else', () => {
  expect(WORKER_CONTEXT).toEqual({ actor: 'worker', scopes: ['events:apply'], purpose: 'service' })
})

test('what is sent under a write key is on record under that key', async () => {
  const contexts: RequestContext[] = []
  const key = { id: 'key_1', source: 'till', trusted: true, createdAt: '2026-05-04T00:00:00.000Z', revokedAt: null }
  const answer = {
    read: 0,
    accepted: 0,
    duplicates: 0,
    suppressed: 0,
    deadLettered: 0,
    messageIds: [],
    faults: [],
    notices: [],
  }
  const accept = async (context: RequestContext) => (contexts.push(context), { ...answer, token: '' })
  await new KeyedIngest({ accept }, { find: async () => key }).ingest({
    writeKey: 'secret',
    protocol: 'generic',
    events: [],
  })
  expect(contexts).toEqual([{ actor: 'key:key_1', scopes: ['ingest'], purpose: 'service' }])
})
