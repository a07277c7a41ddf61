import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EventAcceptor, FileProgress } from '../../src/app/sources/index.ts'
import { decodeToken, SelfsameError } from '../../src/model/index.ts'
import { FileWorld } from '../support/files.ts'

const PEOPLE =
  'version: 1\nname: people\nmatch: { columns: [id, email] }\ntrusted: true\nevent: { id: id }\nidentifiers: [{ namespace: email, column: email }]\n'
const OTHERS = PEOPLE.replace('name: people', 'name: others')

function people(count: number, from = 0): string {
  return (
    'id,email\n' +
    Array.from({ length: count }, (_, index) => `${from + index},u${from + index}@example.org\n`).join('')
  )
}

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error: Error & { code: string; remedy: string }) => error,
  )
}

describe('the source of a file', () => {
  test('is found by its columns, given by name, or given as a file', async () => {
    const world = new FileWorld([PEOPLE, OTHERS.replace('id, email', 'id, email, name')])
    const path = world.folder.write('p.csv', people(1))
    expect((await world.ingest([path])).source).toBe('people')
    const named = world.folder.write('n.csv', 'id,email,name\n1,a@example.org,A\n')
    expect((await world.ingest([named])).source).toBe('others')
    expect((await world.ingest([named], { sourceName: 'people' })).source).toBe('people')
    expect((await world.ingest([named], { descriptionPath: 'given-0.yaml' })).source).toBe('people')
  })

  test('that is ambiguous, unknown or not described is an error that says what to do', async () => {
    const world = new FileWorld([PEOPLE, OTHERS, 'version: 1\nname: Broken'])
    const path = world.folder.write('p.csv', people(1))
    expect(await errorOf(world.ingest([path]))).toMatchObject({
      code: 'CONFLICT',
      message: 'The file p.csv fits people and others equally well',
      remedy: 'Say which: --source people',
    })
    expect(await errorOf(world.ingest([path], { sourceName: 'peple' }))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/known are people, others.*given-2\.yaml cannot be used/),
    })
    const other = world.folder.write('x.csv', 'a,b\n1,2\n')
    expect(await errorOf(world.ingest([other]))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'No source description fits the columns of x.csv; known are people, others',
      remedy: expect.stringContaining('sources init x.csv'),
    })
  })

  test('must be one for all files of an ingest', async () => {
    const world = new FileWorld([PEOPLE, 'version: 1\nname: visits\nmatch: { columns: [page] }'])
    const paths = [world.folder.write('p.csv', people(1)), world.folder.write('v.csv', 'page\n/\n')]
    expect((await errorOf(world.ingest(paths)))?.message).toContain('p.csv of people, v.csv of visits')
    const mixed = [
      world.folder.write('a.csv', people(1)),
      world.folder.write('b.jsonl', '{"id":1,"email":"a@example.org"}'),
    ]
    expect((await errorOf(world.ingest(mixed)))?.message).toContain('b.jsonl holds JSON lines, a.csv a table')
  })

  test('needs files, and none of them twice', async () => {
    const world = new FileWorld([PEOPLE])
    expect(await errorOf(world.ingest([]))).toMatchObject({ code: 'BAD_REQUEST', message: 'No file was named' })
    const paths = ['a.csv', 'b.csv', 'c.csv'].map((name, index) => world.folder.write(name, people(3, index % 2)))
    expect((await errorOf(world.ingest(paths)))?.message).toBe('The files a.csv and c.csv hold the same bytes')
    expect(world.events).toEqual([])
  })

  test('is listed with the others, faulty ones too', async () => {
    const world = new FileWorld([PEOPLE, 'version: 1\nname: Broken'])
    const context = { actor: 'test', scopes: ['ingest'], purpose: 'test' } as const
    expect(await world.catalogue.list(context)).toMatchObject([
      { kind: 'usable', description: { name: 'people' } },
      { kind: 'faulty', fault: expect.stringContaining('given-1.yaml') },
    ])
    expect(await errorOf(world.catalogue.list({ ...context, scopes: [] }))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('an ingest', () => {
  test('reports how far it is, and ends with a token for all lanes', async () => {
    const world = new FileWorld([PEOPLE])
    const seen: FileProgress[] = []
    const path = world.folder.write('p.csv', people(2_300))
    const result = await world.ingest([path], { onProgress: (progress) => seen.push(progress) })
    expect(result).toMatchObject({ read: 2_300, accepted: 2_300, rows: 2_300 })
    expect(seen[0]).toMatchObject({ stage: 'reading', bytesRead: 0, eventsTotal: null })
    expect(seen.at(-1)).toMatchObject({ stage: 'sending', eventsDone: 2_300, eventsTotal: 2_300, rows: 2_300 })
    const last = new Map(world.log.appended.map(({ at }) => [at.lane, at.position]))
    expect(new Map(decodeToken(result.token))).toEqual(last)
  })

  test('of the same files again sends nothing, and all are duplicates, whatever the log has forgotten', async () => {
    const world = new FileWorld([PEOPLE])
    const paths = [world.folder.write('a.csv', people(3)), world.folder.write('b.csv', people(3, 10))]
    const first = await world.ingest(paths)
    const again = await world.ingest(paths.toReversed())
    expect(again).toMatchObject({
      read: 6,
      accepted: 0,
      duplicates: 6,
      deadLettered: 0,
      token: first.token,
      ingestedBefore: expect.stringMatching(/^\d{4}-/),
    })
    world.folder.write('a.csv', people(4))
    expect(await world.ingest(paths)).toMatchObject({ read: 7, accepted: 1, duplicates: 6, ingestedBefore: null })
  })

  test('of the same files under another version reads them again', async () => {
    const world = new FileWorld([PEOPLE, PEOPLE.replace('version: 1', 'version: 2')])
    const path = world.folder.write('p.csv', people(3))
    await world.ingest([path], { descriptionPath: 'given-0.yaml' })
    expect(await world.ingest([path], { descriptionPath: 'given-1.yaml' })).toMatchObject({
      duplicates: 3,
      ingestedBefore: null,
    })
  })

  test('waits while the log is full, longer each time, and loses nothing', async () => {
    const pauses: number[] = []
    const world = new FileWorld([PEOPLE], {
      pause: async (ms) => void (pauses.push(ms) === 4 && (world.log.failure = null)),
    })
    world.log.failure = new SelfsameError('BACKLOG_FULL', 'full')
    const stages: FileProgress['stage'][] = []
    const path = world.folder.write('p.csv', people(10))
    const result = await world.ingest([path], { onProgress: ({ stage }) => stages.push(stage) })
    expect(result).toMatchObject({ read: 10, accepted: 10 })
    expect(pauses).toEqual([250, 500, 1_000, 2_000])
    expect(stages).toContain('waiting')
  })

  test('has two chunks in flight, never more', async () => {
    let inFlight = 0
    let most = 0
    const acceptor: EventAcceptor = {
      async accept(_, { items }) {
        most = Math.max(most, ++inFlight)
        await new Promise((resolve) => setTimeout(resolve, 5))
        inFlight--
        return { accepted: items.length, duplicates: 0, suppressed: 0, deadLettered: 0, token: '', faults: [] }
      },
    }
    const world = new FileWorld([PEOPLE], { acceptor })
    expect(await world.ingestText('p.csv', people(5_000))).toMatchObject({ accepted: 5_000 })
    expect(most).toBe(2)
  })

  test('that breaks off says so, is not taken for complete, leaves nothing on disk, and goes on when begun again', async () => {
    const world = new FileWorld([PEOPLE])
    const path = world.folder.write('p.csv', people(3_000))
    const broken = world.ingest([path], {
      onProgress: ({ eventsDone }) =>
        void (eventsDone >= 1_000 && (world.log.failure = new SelfsameError('UNAVAILABLE', 'gone'))),
    })
    expect(await errorOf(broken)).toMatchObject({ code: 'UNAVAILABLE' })
    const taken = world.events.length
    expect(taken).toBeLessThan(3_000)
    expect(world.ledger.entries.size).toBe(0)
    expect(readdirSync(join(world.folder.path, 'spill'))).toEqual([])
    world.log.failure = null
    expect(await world.ingest([path])).toMatchObject({ read: 3_000, duplicates: taken, accepted: 3_000 - taken })
  })

  test('ends between two chunks when it is told to', async () => {
    const world = new FileWorld([PEOPLE])
    const stop = new AbortController()
    const path = world.folder.write('p.csv', people(5_000))
    const ended = world.ingest([path], {
      signal: stop.signal,
      onProgress: ({ eventsDone }) => void (eventsDone >= 500 && stop.abort()),
    })
    expect(await errorOf(ended)).toMatchObject({ name: 'AbortError' })
    expect(world.events.length).toBeLessThan(2_000)
  })

  test('needs the scope to ingest', async () => {
    const world = new FileWorld([PEOPLE])
    const context = { actor: 'reader', scopes: ['profiles:read'], purpose: 'service' } as const
    expect(
      await errorOf(world.files.ingest(context, { paths: [world.folder.write('p.csv', people(1))] })),
    ).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('removes what a killed one has left on disk, and nobody else’s', async () => {
    const world = new FileWorld([PEOPLE])
    const spill = join(world.folder.path, 'spill')
    for (const name of ['reading-999999999-x', `reading-${process.pid}-x`, 'something'])
      mkdirSync(join(spill, name), { recursive: true })
    writeFileSync(join(spill, 'reading-999999999-x', 'rows.csv'), 'rows')
    await world.ingestText('p.csv', people(1))
    expect(readdirSync(spill).toSorted()).toEqual([`reading-${process.pid}-x`, 'something'])
  })
})

test('the CRM example reads records with their e-mail addresses, phones and birth dates', async () => {
  const world = new FileWorld()
  const content =
    'contact_id,email,phone,first_name,last_name,birth_date,updated_at,notes\n17,Jane@Example.org,020 7946 0018,Jane,Doe,02/01/1980,2026-03-01T10:00:00,vip\n'
  expect(await world.ingestText('contacts.csv', content)).toMatchObject({
    source: 'crm-contacts',
    read: 1,
    accepted: 1,
  })
  expect(world.events).toMatchObject([
    {
      type: 'record',
      source: 'crm-contacts',
      channel: 'crm',
      occurredAt: '2026-03-01T10:00:00.000Z',
      identifiers: [
        { key: 'email:jane@example.org', verified: true },
        { key: 'phone:+442079460018', verified: true },
      ],
      record: { id: '17', attributes: { firstName: 'Jane', lastName: 'Doe', birthDate: '1980-01-02' } },
      properties: { notes: 'vip', birth_date: '02/01/1980' },
    },
  ])
})
