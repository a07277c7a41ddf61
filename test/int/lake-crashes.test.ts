/** Whatever step of a commit a process dies at, or its disk fails at: nothing is lost, nothing is there twice. */
import { chmodSync, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { ObjectStore } from '../../src/adapters/delta/index.ts'
import { DirectoryStore } from '../../src/adapters/objects/index.ts'
import { ChangeAppender, EventAppender, lakeConsumer, type EventHistory } from '../../src/app/lake/index.ts'
import { SelfsameError, type LoggedEvent } from '../../src/model/index.ts'
import { rowOfEvent } from '../../src/projections/lake/index.ts'
import { lakeFolder, loggedEvent, move, registration, type LakeFolder } from '../support/lake.ts'

class Died extends Error {}

/** Dies when the effect of its nth write is done and before it answers; what only reads leaves nothing behind. */
function dyingStore(root: string, deadlyWrite: number) {
  const store = new DirectoryStore(root)
  const writes = { done: 0 }
  const alive = <T>(work: () => Promise<T>): Promise<T> =>
    writes.done >= deadlyWrite ? Promise.reject(new Died()) : work()
  const write = <T>(work: () => Promise<T>) =>
    alive(async () => {
      const done = await work()
      if (++writes.done === deadlyWrite) throw new Died()
      return done
    })
  const dying: ObjectStore = {
    url: store.url,
    read: (path) => alive(() => store.read(path)),
    list: (prefix) => alive(() => store.list(prefix)),
    putIfAbsent: (path, bytes) => write(() => store.putIfAbsent(path, bytes)),
    put: (path, bytes) => write(() => store.put(path, bytes)),
    takeFile: (path, localPath) => write(() => store.takeFile(path, localPath)),
    localPath: (path) => store.localPath(path),
    delete: (path) => write(() => store.delete(path)),
  }
  return { dying, writes }
}

function historyOf(events: readonly LoggedEvent[]): EventHistory {
  return {
    booked: async () => new Map(events.map(({ lane, position }) => [lane, position])),
    read: async (spans) => ({
      passed: [...spans],
      events: events.filter(({ lane, position }) =>
        spans.some((span) => span.lane === lane && after(position, span.from)),
      ),
    }),
  }
}

function after(a: string, b: string): boolean {
  const [[x = 0, y = 0], [z = 0, w = 0]] = [a.split('-').map(Number), b.split('-').map(Number)]
  return x > z || (x === z && y > w)
}

const EVENTS = [loggedEvent(3, 1), loggedEvent(3, 2), loggedEvent(41, 1)]
const CHANGES = [1, 2, 3].map((seq) => move(seq, `email:person-${seq}@example.com`, `p${seq}`, 'p0'))
const FILLED = ['identity_moves', 'changes']

async function appendAll(folder: LakeFolder, store?: ObjectStore): Promise<void> {
  const lake = folder.open({ checkpointCommits: 2, ...(store === undefined ? {} : { store }) })
  await new ChangeAppender(lake).append(CHANGES.slice(0, 1))
  await new ChangeAppender(lake).append(CHANGES)
  const ports = { lake, history: historyOf(EVENTS), rowOf: (event: LoggedEvent) => rowOfEvent(event, () => 0) }
  await new EventAppender(ports).append()
}

async function held(folder: LakeFolder) {
  const lake = folder.open()
  const seqs = FILLED.map(async (name) =>
    (await lake.query(`SELECT seq::INTEGER FROM ${name} ORDER BY seq`)).rows.flat(),
  )
  const messages = await lake.query('SELECT message_id FROM events ORDER BY message_id')
  return { seqs: await Promise.all(seqs), messages: messages.rows.flat() }
}

const ALL = {
  seqs: FILLED.map(() => [1, 2, 3]),
  messages: EVENTS.map(({ event }) => event.messageId),
}

describe('a process that dies', () => {
  it('at any write of its commits and checkpoints loses nothing and doubles nothing', async () => {
    const whole = lakeFolder()
    const { dying, writes } = dyingStore(whole.root, Infinity)
    await appendAll(whole, dying)
    expect(await held(whole)).toEqual(ALL)
    // Of two tables twice, then of two days: data files, commits, a checkpoint of two objects each.
    expect(writes.done).toBeGreaterThanOrEqual(11)
    for (let deadlyWrite = 1; deadlyWrite <= writes.done; deadlyWrite++) {
      const folder = lakeFolder()
      await expect(appendAll(folder, dyingStore(folder.root, deadlyWrite).dying)).rejects.toThrow(Died)
      await appendAll(folder)
      expect([deadlyWrite, await held(folder)]).toEqual([deadlyWrite, ALL])
    }
  })
})

describe('a disk that fails', () => {
  it('is told as an outage, and what was to be written is written once it is mended', async () => {
    const folder = lakeFolder()
    let isFull = true
    const store = new DirectoryStore(folder.root)
    const full: ObjectStore = Object.assign(Object.create(store) as ObjectStore, {
      url: store.url,
      read: (path: string) => store.read(path),
      list: (prefix: string) => store.list(prefix),
      putIfAbsent: (path: string, bytes: Buffer) => (isFull ? refuse() : store.putIfAbsent(path, bytes)),
      put: (path: string, bytes: Buffer) => store.put(path, bytes),
      takeFile: (path: string, local: string) => store.takeFile(path, local),
      localPath: (path: string) => store.localPath(path),
    })
    const consumer = lakeConsumer(new ChangeAppender(folder.open({ store: full })), 0)
    const page = { changes: CHANGES, position: 3, head: 3 }
    await expect(consumer.apply(page)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    // Asked whether it is back, it tries to write.
    await expect(consumer.apply({ changes: [], position: 0, head: 3 })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await consumer.ownPlace?.()).toBe(0)
    isFull = false
    await consumer.apply({ changes: [], position: 0, head: 3 })
    await consumer.apply(page)
    expect(await consumer.ownPlace?.()).toBe(3)
  })

  it('a folder that is a file is told as an outage too', async () => {
    const folder = lakeFolder()
    await mkdir(folder.root, { recursive: true })
    const store = new DirectoryStore('/dev/null/lake')
    await expect(new ChangeAppender(folder.open({ store })).append(CHANGES)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
    expect(existsSync('/dev/null/lake')).toBe(false)
    chmodSync(folder.root, 0o700)
  })
})

describe('two writers', () => {
  it('of the same changes append each once', async () => {
    const folder = lakeFolder()
    const [a, b] = [new ChangeAppender(folder.open()), new ChangeAppender(folder.open())]
    await a.append(CHANGES.slice(0, 2))
    await b.append(CHANGES)
    await a.append(CHANGES)
    expect((await held(folder)).seqs).toEqual(ALL.seqs)
  })

  it('of another graph are refused', async () => {
    const folder = lakeFolder()
    await new ChangeAppender(folder.open()).append(CHANGES)
    const other = new ChangeAppender(folder.open({ graphId: 'graph-2' })).append([registration(4)])
    await expect(other).rejects.toMatchObject({ code: 'CONFIGURATION' })
  })

  it('with a gap between what they have and what they are given are refused', async () => {
    const folder = lakeFolder()
    await expect(new ChangeAppender(folder.open()).append([registration(2)])).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

function refuse(): never {
  throw new SelfsameError('UNAVAILABLE', 'No space')
}
