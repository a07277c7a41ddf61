import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FileWorld } from '../support/files.ts'

const PEOPLE = `
version: 1
name: people
match: { columns: [id, email] }
trusted: true
event: { id: id }
identifiers: [{ namespace: email, column: email }]
record: { attributes: { name: name } }
`
const HEADER = 'id,email,name,amount\n'

function line(id: number): string {
  return `${id},u${id}@example.org,Name ${id},${id}.50\n`
}

function lines(count: number): string {
  return HEADER + Array.from({ length: count }, (_, index) => line(index)).join('')
}

function sum({
  accepted,
  duplicates,
  suppressed,
  deadLettered,
}: Record<'accepted' | 'duplicates' | 'suppressed' | 'deadLettered', number>) {
  return accepted + duplicates + suppressed + deadLettered
}

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error: Error & { code: string; remedy: string }) => error,
  )
}

describe('a row that is none is refused with its file, line and reason, and the rest goes on:', () => {
  test.each([
    ['too few cells', '2,only\n', 'ROW_UNREADABLE'],
    ['too many cells', '2,a,b,c,d,e\n', 'ROW_UNREADABLE'],
    ['something behind a closing quote', '2,"a"b,c,d\n', 'ROW_UNREADABLE'],
    ['a quote that is never closed', '2,"open,Name,2\n', 'ROW_UNREADABLE'],
    ['a row of 3 MB', `2,u2@example.org,${'x'.repeat(3_000_000)},1\n`, 'ROW_TOO_LARGE'],
    ['a quoted cell of 3 MB', `2,u2@example.org,"${'x'.repeat(3_000_000)}",1\n`, 'ROW_TOO_LARGE'],
  ])('%s', async (_, bad, code) => {
    const world = new FileWorld([PEOPLE])
    const result = await world.ingestText('people.csv', `${HEADER}${line(1)}${bad}${line(3)}${line(4)}`)
    expect(result).toMatchObject({ read: 4, accepted: 3, deadLettered: 1 })
    expect(world.refusals).toEqual([{ file: 'people.csv', line: 3, code, field: '' }])
    expect(result.refused).toMatchObject([{ file: 'people.csv', line: 3, fault: { code } }])
  })

  test('latin-1 bytes in a file of UTF-8', async () => {
    const world = new FileWorld([PEOPLE])
    const latin = Buffer.from('2,u2@example.org,José,2\n', 'latin1')
    const content = Buffer.concat([Buffer.from(HEADER + line(1)), latin, Buffer.from('3,u3@example.org,José,3\n')])
    expect(await world.ingestText('people.csv', content)).toMatchObject({ read: 3, accepted: 2, deadLettered: 1 })
    expect(world.refusals).toEqual([{ file: 'people.csv', line: 3, code: 'INVALID_ENCODING', field: '' }])
    expect(world.letters.all[0]?.raw).toMatchObject({ rows: ['2,u2@example.org,José,2'] })
    expect(world.events.map(({ record }) => record?.attributes.name)).toEqual(['Name 1', 'José'])
  })

  test('lines are counted as an editor counts them, behind cells with line breaks and blank lines too', async () => {
    const world = new FileWorld([PEOPLE])
    await world.ingestText('people.csv', `${HEADER}1,u1@example.org,"two\nlines",1\n\r\n3,short\r\n${line(4)}`)
    expect(world.refusals).toMatchObject([{ line: 5 }])
    expect(world.events.map(({ record }) => record?.attributes.name)).toEqual(['two\nlines', 'Name 4'])
  })

  test('many stray quotes far apart, each spoiling its own line only', async () => {
    const world = new FileWorld([PEOPLE])
    const rows = Array.from({ length: 12_000 }, (_, index) =>
      index % 1_973 === 5 ? `${index},"stray,x,1\n` : line(index),
    )
    const result = await world.ingestText('people.csv', HEADER + rows.join(''))
    expect(result).toMatchObject({ read: 12_000, accepted: 11_993, deadLettered: 7 })
    expect(world.refusals.map(({ line: at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => index * 1_973 + 7))
  })

  test('a line of JSON that is none', async () => {
    const world = new FileWorld([PEOPLE])
    const content = `{"id":1,"email":"a@example.org"}\nnot json\n\n{"id":2,"email":"b@example.org"\n[3]\n{"id":4,"email":"d@example.org"}`
    expect(await world.ingestText('people.jsonl', content)).toMatchObject({ read: 5, accepted: 2, deadLettered: 3 })
    expect(world.refusals).toEqual(
      [2, 4, 5].map((at) => ({ file: 'people.jsonl', line: at, code: 'NOT_JSON', field: '' })),
    )
  })
})

test('a cell of 1 MB makes an event too large, which is refused; its neighbours go on', async () => {
  const world = new FileWorld([PEOPLE])
  const result = await world.ingestText(
    'people.csv',
    `${HEADER}${line(1)}2,u2@example.org,${'x'.repeat(1_048_576)},2\n${line(3)}`,
  )
  expect(result).toMatchObject({
    read: 3,
    accepted: 2,
    deadLettered: 1,
    refused: [{ line: 3, fault: { code: 'EVENT_TOO_LARGE' } }],
  })
})

describe('a gzip file that ends early', () => {
  const whole = gzipSync(lines(2_000))
  const half = whole.subarray(0, whole.length / 2)

  test('gives what can be unpacked; the torn row is refused, the file named, and nothing is taken for complete', async () => {
    const world = new FileWorld([PEOPLE])
    const result = await world.ingestText('people.csv.gz', half)
    expect(result.accepted).toBeGreaterThan(800)
    expect(result).toMatchObject({ read: result.accepted + 1, deadLettered: 1 })
    expect(world.refusals).toMatchObject([{ line: result.accepted + 2, code: 'FILE_ENDS_EARLY' }])
    expect(result.fileFaults).toMatchObject([{ code: 'FILE_ENDS_EARLY' }])
    expect(result.fileFaults[0]?.message).toContain('people.csv.gz')
    expect(world.ledger.entries.size).toBe(0)
  })

  test('is mended by the whole one: what came before counts as duplicates', async () => {
    const world = new FileWorld([PEOPLE])
    const first = await world.ingestText('people.csv.gz', half)
    const second = await world.ingestText('people.csv.gz', whole)
    expect(second).toMatchObject({
      read: 2_000,
      duplicates: first.accepted,
      accepted: 2_000 - first.accepted,
      deadLettered: 0,
    })
    expect(world.ledger.entries.size).toBe(1)
  })

  test('does not take its last event for a whole one, where events have several rows', async () => {
    const world = new FileWorld([PEOPLE.replace('id: id', 'groupBy: name')])
    const rows = Array.from(
      { length: 2_000 },
      (_, index) => `${index},u@example.org,group ${Math.floor(index / 10)},1\n`,
    )
    const groups = gzipSync(HEADER + rows.join(''))
    const first = await world.ingestText('people.csv.gz', groups.subarray(0, groups.length / 2))
    expect(world.refusals.map(({ code }) => code)).toContain('FILE_ENDS_EARLY')
    const complete = world.events.filter(({ properties }) => (properties.lines as unknown[]).length === 10)
    expect(complete.length).toBe(first.accepted)
    expect(await world.ingestText('people.csv.gz', groups)).toMatchObject({
      read: 200,
      duplicates: first.accepted,
      accepted: 200 - first.accepted,
    })
  })

  test('before its header is refused', async () => {
    const error = await errorOf(new FileWorld([PEOPLE]).ingestText('people.csv.gz', whole.subarray(0, 12)))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', message: 'The file people.csv.gz ends before its first row' })
  })
})

describe('nothing is sent, and the file is named, when', () => {
  test.each([
    ['it is empty', 'people.csv', '', 'The file people.csv is empty'],
    ['it unpacks to nothing', 'people.csv.gz', gzipSync(''), 'The file people.csv.gz is empty'],
    [
      'it is called Parquet and is none',
      'people.parquet',
      'id,email\n1,a',
      'The file people.parquet is no Parquet file',
    ],
    [
      'it begins like Parquet and is none',
      'people.parquet',
      'PAR1 and nothing else',
      'The file people.parquet is no whole Parquet file',
    ],
    ['it is an Excel workbook', 'people.csv', 'PK\u0003\u0004...', 'is a ZIP archive or an Excel workbook'],
    ['it is one JSON list', 'people.json', '[{"id":1}]', 'The file people.json is one JSON list'],
  ])('%s', async (_, name, content, message) => {
    const world = new FileWorld([PEOPLE])
    const error = await errorOf(world.ingestText(name, content))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', remedy: expect.stringMatching(/./) })
    expect(error?.message).toContain(message)
    expect(world.events).toEqual([])
  })

  test('its compressed bytes are damaged', async () => {
    const damaged = Buffer.from(gzipSync(lines(20_000)))
    damaged.writeUInt32LE(0x5a5a5a5a, damaged.length >> 1)
    const world = new FileWorld([PEOPLE])
    const error = await errorOf(world.ingestText('people.csv.gz', damaged))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('people.csv.gz is damaged') })
    expect(world.events).toEqual([])
  })

  test('it is a folder, or not there: all files’ faults together', async () => {
    const world = new FileWorld([PEOPLE])
    mkdirSync(join(world.folder.path, 'folder.csv'))
    const good = world.folder.write('people.csv', lines(3))
    const missing = join(world.folder.path, 'missing.csv')
    expect(await errorOf(world.ingest([missing]))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no file missing.csv',
    })
    const error = await errorOf(world.ingest([good, join(world.folder.path, 'folder.csv'), missing]))
    expect(error?.message).toMatch(/^2 files cannot be read.*\n.*folder\.csv is a folder.*\n.*missing\.csv/)
    expect(world.events).toEqual([])
  })

  test('one of its columns is missing: which, where it is read, and the nearest one there is', async () => {
    const world = new FileWorld([PEOPLE.replace('match: { columns: [id, email] }', 'match: { columns: [id] }')])
    const good = world.folder.write('a.csv', lines(3))
    const bad = world.folder.write('b.csv', 'id,e_mail,name\n1,a@example.org,A\n')
    const error = await errorOf(world.ingest([good, bad]))
    expect(error).toMatchObject({ code: 'BAD_REQUEST' })
    expect(error?.message).toContain('b.csv has no column email (read by identifiers.0.column; there is e_mail)')
    expect(world.events).toEqual([])
  })
})

test('a file that is read in a wrong way does not fill the dead letters', async () => {
  const world = new FileWorld([PEOPLE])
  const rows = Array.from({ length: 150 }, (_, index) => line(index).replace('Name', 'Name, first'))
  const error = await errorOf(world.ingestText('people.csv', `${HEADER}${line(1)}${rows.join('')}`))
  expect(error?.message).toBe(
    'Most rows cannot be read (150 of 151), and none was ingested. people.csv, line 3: The row has 5 cells, the header 4',
  )
  expect([world.events, world.letters.all]).toEqual([[], []])
})

test('a header without rows is a file of no events', async () => {
  const world = new FileWorld([PEOPLE])
  for (const content of [HEADER, HEADER.trimEnd(), `\ufeff${HEADER}`])
    expect(await world.ingestText('people.csv', content)).toMatchObject({ rows: 0, read: 0, accepted: 0 })
})

test('counts add up whatever is in a file', async () => {
  const world = new FileWorld([PEOPLE.replace('event: { id: id }', '')])
  const content = `${HEADER}${line(1)}${line(1)},,,\n"",b,c,d\n1\n${line(2)}7,not an address,x,1\n8,u8@example.org,"a\n""b""",1\n9,"\n`
  const first = await world.ingestText('people.csv', content)
  expect(sum(first)).toBe(first.read)
  expect(first).toMatchObject({ read: 9, duplicates: 0, deadLettered: 4 })
  const again = await world.ingest([world.folder.write('renamed.csv', `${content}\n`)])
  expect(again).toMatchObject({ read: 9, accepted: 0, duplicates: 5, deadLettered: 4 })
})

test('no fault and no error holds what a cell holds', async () => {
  const world = new FileWorld([PEOPLE])
  const result = await world.ingestText(
    'people.csv',
    `${HEADER}1,SECRET\n2,"SECRET"SECRET,c,d\n3,SECRET,c,d\n,SECRET@example.org,SECRET,1\n`,
  )
  expect(result.deadLettered).toBe(4)
  expect(JSON.stringify(result)).not.toContain('SECRET')
})

test('names of files and columns are names, never patterns or SQL', async () => {
  const world = new FileWorld([
    `version: 1\nname: odd\nidentifiers: [{ namespace: email, column: "it's \\"quoted\\"" }]\nevent: { groupBy: "x'); DROP TABLE a; --" }`,
  ])
  const content = `"it's ""quoted""","x'); DROP TABLE a; --"\na@example.org,1\n`
  const paths = ['[ab]*.csv', "it's.csv", 's3:x.csv'].map((name) => world.folder.write(name, content))
  world.folder.write('a1.csv', 'other,columns\nb@example.org,2\n')
  for (const path of paths) expect(await world.ingest([path], { sourceName: 'odd' })).toMatchObject({ read: 1 })
  expect(world.events).toHaveLength(1)
})
