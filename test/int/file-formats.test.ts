import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FileWorld, TestFolder, tableReader } from '../support/files.ts'

const CONTACTS = `
version: 1
name: contacts
match: { columns: [id, email, name] }
trusted: true
zone: Europe/Berlin
time: { column: at }
event: { id: id }
identifiers: [{ namespace: email, column: email }]
record: { attributes: { lastName: name } }
`
const ROWS = [
  ['1', 'a@example.org', 'Müller', '2026-01-02 10:00:00'],
  ['2', 'b@example.org', 'O"Neil, "Jr"', '2026-07-02 10:00:00'],
] as const

function quoted(cell: string): string {
  return /[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function csv(delimiter: string, rows: readonly (readonly string[])[] = ROWS): string {
  return [['id', 'email', 'name', 'at'], ...rows].map((row) => row.map(quoted).join(delimiter)).join('\r\n') + '\r\n'
}

const JSON_LINES = ROWS.map(([id, email, name, at]) => JSON.stringify({ id: Number(id), email, name, at })).join('\n')

async function parquet(folder: TestFolder): Promise<Buffer> {
  const path = join(folder.path, 'written.parquet')
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  const values = ROWS.map(
    ([id, email, name, at]) =>
      `(${id}, '${email}', '${name}', TIMESTAMPTZ '${at}+01', 12.3400::DECIMAL(9,4), ['x', 'y'])`,
  )
  await connection.run(
    `SET TimeZone = 'UTC'; COPY (SELECT * FROM (VALUES ${values.join(', ')}) AS t(id, email, name, "at", amount, tags)) TO '${path}' (FORMAT parquet)`,
  )
  connection.closeSync()
  database.closeSync()
  return readFileSync(path)
}

function peopleIn(world: FileWorld) {
  return world.events.map(({ identifiers, record }) => [identifiers[0]?.value, record?.attributes.lastName])
}

const PEOPLE = [
  ['a@example.org', 'Müller'],
  ['b@example.org', 'O"Neil, "Jr"'],
]

describe('the same people are read from', () => {
  test.each([
    ['CSV', 'p.csv', csv(','), ''],
    ['CSV that begins with a byte order mark', 'p.csv', `\ufeff${csv(',')}`, ''],
    ['CSV between semicolons', 'p.csv', csv(';'), 'format: { delimiter: ";" }'],
    [
      'CSV with another quote and escape',
      'p.csv',
      csv(',').replaceAll('""', '\\"').replaceAll('"', "'").replaceAll("\\'", '"'),
      `format: { quote: "'", escape: '\\' }`,
    ],
    ['CSV whose lines end with CR', 'p.csv', csv(',').replaceAll('\r\n', '\r'), ''],
    ['CSV that begins with blank lines', 'p.csv', `\r\n\r\n${csv(',')}\r\n`, ''],
    ['CSV with more delimiters than columns', 'p.csv', csv(',').replaceAll('00\r\n', '00,,\r\n'), ''],
    ['CSV with a space beside its quotes', 'p.csv', csv(',').replaceAll(',"O', ', "O').replaceAll('""",', '""" ,'), ''],
    ['TSV', 'p.tsv', csv('\t'), ''],
    ['CSV in Latin-1', 'p.csv', Buffer.from(csv(','), 'latin1'), 'format: { encoding: latin-1 }'],
    ['CSV in UTF-16', 'p.csv', Buffer.from(csv(','), 'utf16le'), 'format: { encoding: utf-16 }'],
    ['CSV in UTF-16 by its byte order mark', 'p.csv', Buffer.from(`\ufeff${csv(',')}`, 'utf16le'), ''],
    ['CSV in UTF-16, big end first', 'p.csv', Buffer.from(`\ufeff${csv(',')}`, 'utf16le').swap16(), ''],
    ['JSON lines', 'p.jsonl', JSON_LINES, ''],
    ['JSON lines by what is in them', 'p.txt', JSON_LINES, ''],
  ])('%s, plain and compressed', async (_, name, content, format) => {
    const world = new FileWorld([`${CONTACTS}${format}`])
    expect(await world.ingestText(name, content)).toMatchObject({ read: 2, accepted: 2, rows: 2 })
    expect(peopleIn(world)).toEqual(PEOPLE)
    expect(await world.ingestText(`${name}.gz`, gzipSync(content))).toMatchObject({ read: 2, duplicates: 2 })
  })

  test('Parquet, plain and compressed, with its types as text', async () => {
    const world = new FileWorld([CONTACTS])
    const content = await parquet(world.folder)
    expect(await world.ingestText('p.parquet', content)).toMatchObject({ read: 2, accepted: 2 })
    expect(peopleIn(world)).toEqual(PEOPLE)
    expect(world.events[0]).toMatchObject({
      occurredAt: '2026-01-02T09:00:00.000Z',
      properties: { id: '1', amount: '12.3400', tags: '["x","y"]' },
    })
    expect(await world.ingestText('p.parquet.gz', gzipSync(content))).toMatchObject({ read: 2, duplicates: 2 })
  })

  test('a gzip file of several members', async () => {
    const world = new FileWorld([CONTACTS])
    const text = csv(',')
    const members = [text.slice(0, 30), text.slice(30)].map((part) => gzipSync(part))
    expect(await world.ingestText('p.csv.gz', Buffer.concat(members))).toMatchObject({ read: 2, accepted: 2 })
  })
})

test('blank lines are no rows, though there be one column only', async () => {
  const world = new FileWorld([
    'version: 1\nname: list\nmatch: { columns: [email] }\nidentifiers: [{ namespace: email, column: email }]',
  ])
  const content = 'email\na@example.org\n\nb@example.org\n\n'
  expect(await world.ingestText('a.csv', content)).toMatchObject({ read: 2, accepted: 2 })
  const damaged = Buffer.concat([Buffer.from(content), Buffer.from('\xff@example.org\n', 'latin1')])
  expect(await world.ingestText('a.csv', damaged)).toMatchObject({ read: 3, duplicates: 2, deadLettered: 1 })
})

test('cells come back as they were written, whatever is in them, from DuckDB and from a careful look alike', async () => {
  const folder = new TestFolder()
  const reader = tableReader(folder)
  const cell = fc.array(fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '\t', ';', '\\', "'", '中'), {
    maxLength: 6,
  })
  const rows = fc
    .sample(fc.array(cell, { minLength: 3, maxLength: 3 }), 2_000)
    .map((row) => row.map((parts) => parts.join('')))
  const text = `x,y,z\n${rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`
  for (const [encoding, content] of [
    ['utf-8', text],
    ['utf-16', Buffer.from(text, 'utf16le')],
  ] as const) {
    const files = await reader.inspect([folder.write(`${encoding}.csv`, content)])
    const format = { encoding, quote: '"', escape: '"', decimal: '.' } as const
    const staged = await reader.stage(files, { format, groupBy: [], countsRepeats: false }, () => undefined)
    const found: string[][] = []
    for await (const groups of staged.groups())
      for (const group of groups) found.push(...group.rows.map(({ cells }) => cells.map((one) => one ?? '')))
    await staged.close()
    expect(found).toEqual(rows)
  }
})

test('local times become instants, in summer and in winter', async () => {
  const world = new FileWorld([CONTACTS])
  await world.ingestText('p.csv', csv(','))
  expect(world.events.map(({ occurredAt }) => occurredAt)).toEqual([
    '2026-01-02T09:00:00.000Z',
    '2026-07-02T08:00:00.000Z',
  ])
})

test('columns may stand in another order, have no name or have the same one', async () => {
  const world = new FileWorld([CONTACTS])
  const paths = [
    world.folder.write('a.csv', 'at,id,,id,email,name\n2026-01-02 10:00:00,1,x,other,a@example.org,A\n'),
    world.folder.write('b.csv', 'name,email,id,at,extra\nB,b@example.org,2,2026-01-02 10:00:00,y\n'),
  ]
  expect(await world.ingest(paths)).toMatchObject({ read: 2, accepted: 2 })
  expect(peopleIn(world)).toEqual([
    ['a@example.org', 'A'],
    ['b@example.org', 'B'],
  ])
  expect(world.events.map(({ properties }) => properties)).toMatchObject([
    { 'column 3': 'x', 'id 2': 'other' },
    { extra: 'y' },
  ])
})

describe('rows of one event', () => {
  const ORDERS = `
version: 1
name: orders
match: { columns: [store, receipt] }
event: { groupBy: [store, receipt] }
lines: { product: sku }
`
  const header = 'store,receipt,sku\n'

  test('are found though they lie apart and in several files, in the order of their first rows', async () => {
    const world = new FileWorld([ORDERS])
    const paths = [
      world.folder.write('a.csv', `${header}N,1,a\nS,1,b\nN,2,c\nN,1,d\n`),
      world.folder.write('b.csv', `${header}S,2,e\nN,1,f\nS,1,g\n`),
    ]
    expect(await world.ingest(paths)).toMatchObject({ rows: 7, read: 4, accepted: 4 })
    const lines = world.events.map(({ properties }) => [
      properties.store,
      properties.receipt,
      (properties.lines as { product: string }[]).map(({ product }) => product).join(''),
    ])
    expect(lines).toEqual([
      ['N', '1', 'adf'],
      ['S', '1', 'bg'],
      ['N', '2', 'c'],
      ['S', '2', 'e'],
    ])
  })

  test('that do not all say which event they are of are refused, each by itself', async () => {
    const world = new FileWorld([ORDERS])
    expect(await world.ingestText('a.csv', `${header}N,1,a\nN,,b\n,1,c\nN,1,d\n`)).toMatchObject({
      read: 3,
      accepted: 1,
      deadLettered: 2,
    })
    expect(world.refusals).toMatchObject([
      { line: 3, code: 'MISSING' },
      { line: 4, code: 'MISSING' },
    ])
  })

  test('are refused together when one of them could not be read, and taken once it is mended', async () => {
    const world = new FileWorld([ORDERS])
    const first = await world.ingestText('a.csv', `${header}N,1,a\nN,1,b,stray comma\nN,2,c\n`)
    expect(first).toMatchObject({ rows: 3, read: 3, accepted: 1, deadLettered: 2 })
    expect(world.refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'ROW_UNREADABLE'],
      [3, 'ROW_UNREADABLE'],
    ])
    expect(await world.ingestText('a.csv', `${header}N,1,a\nN,1,"b,stray comma"\nN,2,c\n`)).toMatchObject({
      read: 2,
      accepted: 1,
      duplicates: 1,
    })
  })

  test('that are far too many for one event are refused, and keep no memory', async () => {
    const world = new FileWorld([ORDERS])
    const rows = Array.from({ length: 60_000 }, (_, index) => `N,1,${'s'.repeat(100)}${index}\n`)
    const result = await world.ingestText('a.csv', `${header}${rows.join('')}N,2,c\n`)
    expect(result).toMatchObject({
      rows: 60_001,
      read: 2,
      accepted: 1,
      deadLettered: 1,
      refused: [{ fault: { code: 'EVENT_TOO_LARGE' } }],
    })
    expect(JSON.stringify(world.letters.all).length).toBeLessThan(1_000_000)
  })

  test('are found in JSON lines by a path', async () => {
    const world = new FileWorld([`version: 1\nname: app\nevent: { groupBy: order.id }\nlines: { product: sku }`])
    const content = [
      '{"order":{"id":1},"sku":"a"}',
      '{"order":{"id":2},"sku":"b"}',
      'no',
      '{"order":{"id":1},"sku":"c"}',
    ].join('\n')
    const path = world.folder.write('a.jsonl', content)
    expect(await world.ingest([path], { sourceName: 'app' })).toMatchObject({
      rows: 4,
      read: 3,
      accepted: 2,
      deadLettered: 1,
    })
    expect(world.events[0]?.properties.lines).toEqual([{ product: 'a' }, { product: 'c' }])
  })
})

describe('rows without an id', () => {
  const VISITS =
    'version: 1\nname: visits\nmatch: { columns: [email, page] }\nidentifiers: [{ namespace: email, column: email }]'
  const header = 'email,page\n'

  test('are told apart when they say the same, and known again in another file', async () => {
    const world = new FileWorld([VISITS])
    const rows = 'a@example.org,/\na@example.org,/\nb@example.org,/\n'
    expect(await world.ingestText('a.csv', header + rows)).toMatchObject({ read: 3, accepted: 3 })
    const swapped = 'page,email\n/,b@example.org\n/,a@example.org\n/,a@example.org\n/,a@example.org\n'
    expect(await world.ingestText('b.csv', swapped)).toMatchObject({ read: 4, duplicates: 3, accepted: 1 })
  })
})

describe('a file larger than its memory', () => {
  test('is sorted on disk, and nothing is left there', async () => {
    const folder = new TestFolder()
    const text = 'some words that take up room '.repeat(12)
    const rows = Array.from({ length: 150_000 }, (_, index) => `${(index * 7_919) % 50_021},${index},${text}${index}\n`)
    const path = folder.write('large.csv', `key,n,text\n${rows.join('')}`)
    const reader = tableReader(folder, 96 * 1_024 * 1_024)
    const files = await reader.inspect([path])
    const format = { encoding: 'utf-8', quote: '"', escape: '"', decimal: '.' } as const
    const staged = await reader.stage(files, { format, groupBy: ['key'], countsRepeats: false }, () => undefined)
    const laidDown = readdirSync(join(folder.path, 'spill'), { recursive: true }).join()
    expect(laidDown).toMatch(/duckdb_temp/)
    // What DuckDB reads by itself needs no mending, which is slower.
    expect(laidDown).not.toMatch(/mended/)
    let rowCount = 0
    const keys = new Set<string | null>()
    for await (const groups of staged.groups())
      for (const { key, rows: grouped } of groups) {
        rowCount += grouped.length
        keys.add(key)
        if (grouped.some(({ cells }) => cells[0] !== key)) throw new Error(`Rows of another event than ${key}`)
      }
    expect([rowCount, keys.size, staged.rows, staged.events]).toEqual([150_000, 50_021, 150_000, 50_021])
    await staged.close()
    expect(readdirSync(join(folder.path, 'spill'))).toEqual([])
  })
})
