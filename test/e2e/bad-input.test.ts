/** What is wrong with a file or an event is said, with an exit code; everything else goes on. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { Api } from '../support/api.ts'
import type { CliResult } from '../support/cli-process.ts'
import { selfsame } from '../support/service.ts'

const service = inject('service')
const api = new Api(service.url)
const folder = mkdtempSync(join(tmpdir(), 'selfsame-bad-input-'))
const HEADER = 'contact_id,email,phone,first_name,last_name,birth_date,updated_at\n'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Contacts of nobody else's test. */
class Contacts {
  readonly #tag = randomUUID().slice(0, 8)

  line(n: number, lastName = 'Doe'): string {
    return `${this.#tag}-${n},${this.email(n)},,Jane,${lastName},02/01/1980,2026-03-01T10:00:00\n`
  }

  email(n: number): string {
    return `c${n}.${this.#tag}@example.org`
  }

  file(name: string, content: string | Uint8Array): string {
    const path = join(folder, `${this.#tag}-${name}`)
    writeFileSync(path, content)
    return path
  }
}

function ingest(...args: readonly string[]): Promise<CliResult> {
  return selfsame(service.home, ['ingest', ...args, '--output', 'json'])
}

async function lastNameOf(email: string): Promise<string | null> {
  const query = `query ($email: String!) {
    profileByIdentifier(namespace: "email", value: $email) { attributes { name value } }
  }`
  const { profileByIdentifier: profile } = await api.ask<{
    profileByIdentifier: { attributes: { name: string; value: string }[] } | null
  }>(query, { email })
  return profile?.attributes.find(({ name }) => name === 'lastName')?.value ?? null
}

interface Letter {
  readonly id: string
  readonly source: string
  readonly fault: { readonly code: string; readonly field: string }
}

/** The letters behind one that was there before. */
async function lettersAfter(id: string | undefined): Promise<Letter[]> {
  const { exitCode, stdout } = await letters('list', '--limit', '1000', ...(id ? ['--after', id] : []))
  expect(exitCode).toBe(0)
  return JSON.parse(stdout) as Letter[]
}

it('a row with Latin-1 bytes in a file of UTF-8 is refused with its line; its neighbours are taken', async () => {
  const contacts = new Contacts()
  const known = (await lettersAfter(undefined)).at(-1)?.id
  const content = [HEADER, contacts.line(1, 'Müller'), contacts.line(3)]
  const [header, first, third] = content.map((text) => Buffer.from(text))
  const path = contacts.file(
    'latin.csv',
    Buffer.concat([header!, first!, Buffer.from(contacts.line(2, 'Muñoz'), 'latin1'), third!]),
  )
  const { exitCode, stdout, stderr } = await ingest(path)
  expect(JSON.parse(stdout)).toMatchObject({ read: 3, accepted: 2, duplicates: 0, suppressed: 0, deadLettered: 1 })
  expect(exitCode).toBe(6)
  expect(stderr).toMatch(/latin\.csv:3 +INVALID_ENCODING/)
  expect(stderr).not.toMatch(/Mu.oz|@example\.org/)
  expect(await Promise.all([1, 2, 3].map((n) => lastNameOf(contacts.email(n))))).toEqual(['Müller', null, 'Doe'])
  expect(await lettersAfter(known)).toMatchObject([{ source: 'crm-contacts', fault: { code: 'INVALID_ENCODING' } }])
})

it('a gzip that ends early gives what is there; the whole one, sent later, brings the rest', async () => {
  const contacts = new Contacts()
  const rows = Array.from({ length: 400 }, (_, n) => contacts.line(n, randomUUID()))
  const whole = gzipSync(HEADER + rows.join(''))
  const path = contacts.file('people.csv.gz', whole.subarray(0, whole.length / 2))
  const torn = await ingest(path)
  const first = JSON.parse(torn.stdout) as Record<string, number>
  expect(torn.exitCode).toBe(6)
  expect(torn.stderr).toContain('people.csv.gz ends early')
  expect(first).toMatchObject({
    read: first['accepted']! + 1,
    deadLettered: 1,
    fileFaults: [{ code: 'FILE_ENDS_EARLY' }],
  })
  expect(first['accepted']).toBeGreaterThan(100)
  expect(await lastNameOf(contacts.email(0))).not.toBeNull()

  contacts.file('people.csv.gz', whole)
  const mended = await ingest(path)
  expect(mended.exitCode).toBe(0)
  expect(JSON.parse(mended.stdout)).toMatchObject({
    read: 400,
    accepted: 400 - first['accepted']!,
    duplicates: first['accepted'],
    deadLettered: 0,
    fileFaults: [],
  })
  expect(await lastNameOf(contacts.email(399))).not.toBeNull()
})

describe('nothing is taken, and it is said why, when', () => {
  const contacts = new Contacts()
  const good = contacts.file('good.csv', HEADER + contacts.line(1))
  const short = contacts.file('short.csv', `${HEADER.replace('email', 'mail')}${contacts.line(1)}`)
  const missing = join(folder, 'missing.csv')

  it.each([
    ['a file lacks a column', [short, '--source', 'crm-contacts'], 2, /short\.csv[^]*no column email[^]*mail/i],
    ['no source is known by its columns', [short], 7, /No source description fits[^]*sources init/],
    ['a file is not there, beside one that is', [good, missing], 7, /missing\.csv/],
    ['a source is unknown', [good, '--source', 'crm-contact'], 7, /crm-contact[^]*crm-contacts/],
    ['a description is not there', [good, '--source', './none.yaml'], 7, /none\.yaml/],
  ])('%s', async (_, args, exitCode, said) => {
    const before = await api.settled()
    const end = await ingest(...args)
    expect(end).toMatchObject({ exitCode, stdout: '', stderr: expect.stringMatching(said) })
    expect(end.stderr).not.toContain('internal error')
    expect(await api.settled()).toEqual(before)
  })
})

/** Refused by HTTP for its size, which a replay does not mind. */
async function tooLarge(): Promise<{ id: string; userId: string }> {
  const userId = `u-${randomUUID()}`
  const { status, body } = await api.post('/v1/track', {
    userId,
    event: 'Order Completed',
    properties: { order_id: userId, total: 9.5, note: 'x'.repeat(40_000) },
  })
  expect([status, body['code']]).toEqual([413, 'EVENT_TOO_LARGE'])
  return { id: String(body['deadLetterId']), userId }
}

/** Refused for its date, for good. */
async function tooOld(): Promise<string> {
  const { status, body } = await api.post('/v1/track', { userId: 'u', event: 'x', timestamp: '1970-01-01T00:00:00Z' })
  expect([status, body['code']]).toEqual([400, 'TIMESTAMP_OUT_OF_RANGE'])
  return String(body['deadLetterId'])
}

async function spendOf(userId: string, after: string): Promise<number | undefined> {
  const query = `query ($userId: String!, $after: String!) {
    profileByIdentifier(namespace: "customer", value: $userId, after: $after) { metrics { spend } }
  }`
  const answer = await api.ask<{ profileByIdentifier: { metrics: { spend: number } } | null }>(query, {
    userId,
    after,
  })
  return answer.profileByIdentifier?.metrics.spend
}

function letters(...args: readonly string[]): Promise<CliResult> {
  return selfsame(service.home, ['dead-letters', ...args, '--output', 'json'])
}

describe('a dead letter', () => {
  it('is listed, shown as it was sent, and sent in again by the command line', async () => {
    const [{ id, userId }, old] = [await tooLarge(), await tooOld()]
    const shown = await letters('show', id)
    expect(JSON.parse(shown.stdout)).toMatchObject({
      id,
      protocol: 'segment',
      source: 'demo',
      fault: { code: 'EVENT_TOO_LARGE' },
      raw: { userId, properties: { total: 9.5 } },
    })
    const replayed = await letters('replay', id, old)
    expect(replayed.exitCode).toBe(6)
    const { token, ...outcome } = JSON.parse(replayed.stdout) as { token: string }
    expect(outcome).toMatchObject({
      accepted: 1,
      duplicates: 0,
      deadLettered: 1,
      refused: [{ id: old, fault: { code: 'TIMESTAMP_OUT_OF_RANGE', field: 'timestamp' } }],
    })
    expect(await spendOf(userId, token)).toBe(9.5)
    const left = (await lettersAfter(undefined)).map((letter) => letter.id)
    expect(left).toContain(old)
    expect(left).not.toContain(id)
    expect(await letters('show', id)).toMatchObject({ exitCode: 7, stdout: '' })
  })

  it('is listed, shown and sent in again by GraphQL', async () => {
    const { id, userId } = await tooLarge()
    const shown = await api.ask(
      'query ($id: ID!) { deadLetter(id: $id) { id protocol source fault { code field } raw } }',
      { id },
    )
    expect(shown).toMatchObject({
      deadLetter: { id, protocol: 'SEGMENT', source: 'demo', fault: { code: 'EVENT_TOO_LARGE' }, raw: { userId } },
    })
    const replay = `mutation ($ids: [ID!]!) {
      replayDeadLetters(input: { ids: $ids }) { accepted duplicates deadLettered refused { id } token }
    }`
    const { replayDeadLetters } = await api.ask<{ replayDeadLetters: { token: string } }>(replay, { ids: [id] })
    expect(replayDeadLetters).toMatchObject({ accepted: 1, duplicates: 0, deadLettered: 0, refused: [] })
    expect(await spendOf(userId, replayDeadLetters.token)).toBe(9.5)
    expect(await api.ask('query ($id: ID!) { deadLetter(id: $id) { id } }', { id })).toEqual({ deadLetter: null })
    expect(await api.graphql(replay, { ids: [id] })).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  })
})
