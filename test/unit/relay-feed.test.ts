import { expect, onTestFinished, test } from 'vitest'
import { SelfsameError } from '../../src/model/index.ts'
import type { ChangePage, Consumer } from '../../src/projections/index.ts'
import { OutboxTail, registrationOf, RelayFeed } from '../../src/worker/index.ts'
import { MemoryRelay } from '../support/memory-relay.ts'

const QUICK = {
  idleMs: 5,
  parkedMs: 5,
  saveEveryMs: 0,
  backoffMsMin: 1,
  backoffMsMax: 1,
  triesMax: 2,
  refusalsMax: 4,
}

const now = () => new Date('2026-06-01T12:00:00.000Z')

interface Setting extends Partial<Consumer> {
  readonly relay?: MemoryRelay
  /** Called before changes are taken; throws what the consumer throws. */
  readonly before?: (page: ChangePage) => void
}

/** A consumer that is fed until the test ends, and what it took. */
async function fed({ relay = new MemoryRelay(), before = () => {}, ...given }: Setting = {}) {
  const taken: number[] = []
  const pages: ChangePage[] = []
  const consumer: Consumer = {
    name: 'one',
    keepsChanges: false,
    begins: 'oldest',
    page: { changesMax: 10, lingerMs: 0 },
    ownPlace: null,
    apply: async (page) => {
      before(page)
      pages.push(page)
      taken.push(...page.changes.map(({ seq }) => seq))
    },
    rebuild: null,
    ...given,
  }
  const logged: { level: string; message: string; fields: object }[] = []
  const line = (level: string) => (fields: object, message: string) => void logged.push({ level, message, fields })
  const log = { info: line('info'), warn: line('warn'), error: line('error') }
  await relay.register(registrationOf(consumer))
  const stop = new AbortController()
  const feed = new RelayFeed({ consumer, outbox: relay, tail: new OutboxTail(relay), places: relay, log, now }, QUICK)
  const running = feed.run(stop.signal).catch((error: unknown) => error)
  const end = async () => {
    stop.abort()
    return running
  }
  onTestFinished(async () => void (await end()))
  return { relay, taken, pages, logged, end, entry: () => relay.entries.get('one') }
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

function relayOf(count: number, pruned = 0): MemoryRelay {
  const relay = new MemoryRelay()
  relay.pruned = pruned
  for (let n = 0; n < count; n++) relay.commit()
  return relay
}

test('changes come in order, in pages, and those that are committed later as well', async () => {
  const one = await fed({ relay: relayOf(25) })
  await expect.poll(() => one.taken.length).toBe(25)
  one.relay.commit()
  await expect.poll(() => one.taken).toEqual(upTo(26))
  expect(one.pages.every(({ changes }) => changes.length <= 10)).toBe(true)
  await expect.poll(() => one.entry()?.position).toBe(26)
})

test('a new consumer begins where it says: at the oldest change that is left, or with the next', async () => {
  const oldest = await fed({ relay: relayOf(5, 3) })
  await expect.poll(() => oldest.taken).toEqual(upTo(8, 4))
  const newest = await fed({ relay: relayOf(5), begins: 'newest' })
  newest.relay.commit()
  await expect.poll(() => newest.taken).toEqual([6])
})

test('a change that cannot be taken parks the consumer before it, with an alarm, and nothing is skipped', async () => {
  const isMended = { yes: false }
  const one = await fed({
    relay: relayOf(25),
    before: ({ changes }) => {
      if (!isMended.yes && changes.some(({ seq }) => seq === 13)) throw new TypeError('Ann is no number')
    },
  })
  await expect.poll(() => one.entry()?.state).toBe('parked')
  expect(one.taken).toEqual(upTo(12))
  expect(one.entry()).toMatchObject({
    position: 12,
    fault: 'Change 13: TypeError',
    parkedAt: '2026-06-01T12:00:00.000Z',
  })
  expect(one.logged.filter(({ level }) => level === 'error')).toEqual([
    {
      level: 'error',
      message: 'A consumer of changes is parked',
      fields: { consumer: 'one', position: 12, fault: 'Change 13: TypeError' },
    },
  ])
  one.relay.commit()
  await new Promise((resume) => setTimeout(resume, 30))
  expect(one.taken).toEqual(upTo(12))
  isMended.yes = true
  await one.relay.resume('one')
  await expect.poll(() => one.taken).toEqual(upTo(26))
})

test('a store that is away is waited for, whatever it takes, and parks nobody', async () => {
  const away = { calls: 20 }
  const one = await fed({
    relay: relayOf(3),
    before: () => {
      if (away.calls-- > 0) throw new SelfsameError('UNAVAILABLE', 'Redis does not answer')
    },
  })
  await expect.poll(() => one.taken).toEqual([1, 2, 3])
  expect(one.logged.map(({ level, message }) => `${level} ${message}`)).toEqual([
    'warn A consumer of changes waits for a store, then goes on',
    'info A consumer of changes goes on',
  ])
})

test('changes that are gone park the consumer', async () => {
  const relay = relayOf(9)
  const one = await fed({ relay, begins: 'newest' })
  relay.commit()
  await expect.poll(() => one.taken).toEqual([10])
  relay.commit()
  relay.all.splice(-1, 1, { ...relay.all.at(-1)!, seq: 12 })
  await expect.poll(() => one.entry()?.fault).toBe('Change 11 is gone')
  expect(one.taken).toEqual([10])
})

test('a graph that has gone back parks the consumer', async () => {
  const one = await fed({ relay: relayOf(9) })
  await expect.poll(() => one.entry()?.position).toBe(9)
  one.relay.all.splice(4)
  await expect.poll(() => one.entry()?.fault).toBe('The last change is 4: the graph has gone back')
})

test('a consumer that is sent back takes all anew from there', async () => {
  const one = await fed({ relay: relayOf(5) })
  await expect.poll(() => one.entry()?.position).toBe(5)
  await one.relay.replay('one', 3)
  await expect.poll(() => one.taken).toEqual([1, 2, 3, 4, 5, 3, 4, 5])
})

test('a consumer that keeps its place itself goes on from there, wherever the graph’s cursor is', async () => {
  const one = await fed({ relay: relayOf(5), ownPlace: async () => 3 })
  await expect.poll(() => one.taken).toEqual([4, 5])
  await expect.poll(() => one.entry()?.position).toBe(5)
})

test('an idle consumer is told where it stands', async () => {
  const one = await fed({ relay: relayOf(2) })
  await expect.poll(() => one.pages.filter(({ changes }) => changes.length === 0).length).toBeGreaterThan(1)
  expect(one.pages.at(-1)).toEqual({ changes: [], position: 2, head: 2 })
})

test('whoever is stopped writes its place, and the next goes on there', async () => {
  const first = await fed({ relay: relayOf(5) })
  await expect.poll(() => first.taken.length).toBe(5)
  await first.end()
  expect(first.entry()?.position).toBe(5)
  first.relay.commit()
  const second = await fed({ relay: first.relay })
  await expect.poll(() => second.taken).toEqual([6])
})

test('a consumer is made anew part by part, with the changes that come meanwhile between the parts', async () => {
  const relay = relayOf(2)
  const parts: (string | null)[] = []
  const one = await fed({
    relay,
    rebuild: async (after) => {
      parts.push(after)
      relay.commit()
      return after === null ? 'b' : after === 'b' ? 'c' : null
    },
  })
  await expect.poll(() => one.entry()?.position).toBe(2)
  await relay.rebuild('one')
  await expect.poll(() => one.entry()?.state).toBe('running')
  expect(parts).toEqual([null, 'b', 'c'])
  await expect.poll(() => one.taken).toEqual(upTo(5))
  expect(one.logged.at(-1)?.message).toBe('A consumer of changes is made anew')
})

test('a rebuild that fails parks the consumer; a place that was taken over is not written', async () => {
  const one = await fed({ rebuild: null })
  await one.relay.rebuild('one')
  await expect.poll(() => one.entry()?.fault).toBe('Its rebuild: BAD_REQUEST: The consumer one cannot be made anew')
  const two = await fed({ relay: relayOf(1) })
  await expect.poll(() => two.entry()?.position).toBe(1)
  two.relay.entries.set('one', { ...two.entry()!, epoch: 7, position: 0 })
  await expect.poll(() => two.taken).toEqual([1, 1])
})
