import { request } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpServer, type HttpServer } from '../../src/api/http-server.ts'
import { basic, MemoryLog, testGate, type TestGate } from '../support/gate.ts'

const graphqlHandler = (_request: unknown, response: { end(text: string): void }) => response.end('graphql')

let gate: TestGate
let server: HttpServer
let url: string

beforeAll(async () => {
  gate = testGate()
  server = createHttpServer({
    gate: { ingest: gate.keyed, probes: {}, reportError: (error) => gate.reported.push(error) },
    graphqlHandler,
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})

afterAll(() => server.close())

let known = 0
beforeEach(() => {
  known = gate.log.events.length
})
const taken = () => gate.log.events.slice(known)

const EVENT = JSON.stringify({ event: 'x', userId: 'u1' })

async function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: basic('server-secret'), ...headers },
    body: Uint8Array.from(Buffer.from(body)),
  })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text === '' ? '{}' : text), headers: response.headers }
}

/** As a client that reads no answer before it has sent all: cut off earlier, it would only see a broken pipe. */
function postSlowly(path: string, sizeBytes: number): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const headers = { authorization: basic('server-secret'), 'content-length': sizeBytes }
  const sending = request(url + path, { method: 'POST', headers }, (response) => {
    response.resume()
    resolve(response.statusCode)
  })
  sending.on('error', reject)
  const part = Buffer.alloc(sizeBytes / 20, ' ')
  const send = (left: number): unknown =>
    left === 0 ? sending.end() : sending.write(part, () => setTimeout(send, 1, left - 1))
  send(20)
  return promise
}

describe('a body that is no JSON is refused and says where, not what, is wrong:', () => {
  it.each([
    ['it ends early', '{"event":"secret@example.org"', 'ends early'],
    ['a comma too many', '{"event":"secret@example.org",}', 'character'],
    ['single quotes', "{'event':'secret@example.org'}", 'character'],
    ['nothing', '', 'no body'],
    ['blanks', '  ', 'ends early'],
    ['two values', '{} {}', 'character'],
    ['not UTF-8', Buffer.from('{"event":"caf\xe9"}', 'latin1'), 'UTF-8'],
  ])('%s', async (_what, body, hint) => {
    const answer = await post('/v1/track', body)
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, code: 'BAD_REQUEST', message: expect.stringContaining(hint) },
    })
    expect(JSON.stringify(answer.body)).not.toContain('secret')
    expect(taken()).toEqual([])
  })
})

describe('a body is read as JSON, whatever its type is said to be', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
  ])('%s', async (type) => {
    expect(await post('/v1/track', EVENT, { 'content-type': type })).toMatchObject({
      status: 200,
      body: { success: true, accepted: 1 },
    })
  })

  it('unless that is no type', async () => {
    expect(await post('/v1/track', EVENT, { 'content-type': 'odd' })).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST' },
    })
  })

  it('with a byte order mark before it', async () => {
    expect(await post('/v1/track', `\ufeff${EVENT}`)).toMatchObject({ status: 200 })
  })
})

describe('a body of values other than objects', () => {
  it.each(['null', '7', '"text"', '[]', 'true'])('%s is one event that is none, and kept', async (body) => {
    expect(await post('/v1/track', body)).toMatchObject({
      status: 400,
      body: { code: 'NOT_AN_OBJECT', deadLettered: 1 },
    })
  })

  it.each(['null', '7', '[]', '{}', '{"batch":{}}', '{"batch":"text"}', '{"batch":null}'])(
    '%s is no batch',
    async (body) => {
      expect(await post('/v1/batch', body)).toMatchObject({
        status: 400,
        body: { code: 'BAD_REQUEST', message: expect.stringContaining('batch') },
      })
    },
  )

  it('is nothing to do when the batch is empty', async () => {
    expect(await post('/v1/batch', '{"batch":[]}')).toMatchObject({
      status: 200,
      body: { success: true, read: 0, accepted: 0, token: '' },
    })
    expect(await post('/v1/events', '[]')).toMatchObject({ status: 200, body: { read: 0 } })
  })
})

describe('a body that is too large', () => {
  it.each([600 * 1_024, 5 * 1_024 * 1_024])(
    'with %d bytes is answered, though its sender is still sending',
    async (size) => {
      expect(await postSlowly('/v1/batch', size)).toBe(413)
      expect(taken()).toEqual([])
    },
  )

  it('has more than 2,500 events', async () => {
    expect(await post('/v1/batch', JSON.stringify({ batch: Array.from({ length: 2_501 }, () => ({})) }))).toMatchObject(
      {
        status: 413,
        body: { code: 'PAYLOAD_TOO_LARGE' },
      },
    )
    expect(await post('/v1/events', JSON.stringify(Array.from({ length: 2_501 }, () => ({}))))).toMatchObject({
      status: 413,
    })
  })

  it('while one just under the bound is taken', async () => {
    const batch = Array.from({ length: 16 }, () => ({
      type: 'track',
      event: 'x',
      properties: { text: 'x'.repeat(31_000) },
    }))
    expect(await post('/v1/batch', JSON.stringify({ batch }))).toMatchObject({ status: 200, body: { accepted: 16 } })
  })
})

describe('a packed body', () => {
  const gzip = { 'content-encoding': 'gzip' }

  it('is unpacked', async () => {
    expect(await post('/v1/track', gzipSync(EVENT), gzip)).toMatchObject({ status: 200, body: { accepted: 1 } })
  })

  it.each([
    ['ends early', gzipSync(EVENT).subarray(0, 30)],
    ['is damaged', Buffer.concat([gzipSync(EVENT).subarray(0, 20), Buffer.alloc(20)])],
    ['is not packed at all', Buffer.from(EVENT)],
  ])('that %s is refused', async (_what, body) => {
    expect(await post('/v1/track', body, gzip)).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST', message: expect.stringContaining('gzip') },
    })
    expect(taken()).toEqual([])
  })

  it('that unpacks to 200 MB is stopped at the bound', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1_024 * 1_024))
    const before = process.memoryUsage().rss
    expect(await post('/v1/track', bomb, gzip)).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_024 * 1_024)
  })

  it('in another way than gzip is refused', async () => {
    expect(await post('/v1/track', EVENT, { 'content-encoding': 'br' })).toMatchObject({
      status: 400,
      body: { code: 'BAD_REQUEST' },
    })
  })
})

describe('a browser of any site', () => {
  it('may ask and send', async () => {
    const preflight = await fetch(`${url}/v1/t`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
    const sent = await fetch(`${url}/v1/t`, {
      method: 'POST',
      body: JSON.stringify({ event: 'x', writeKey: 'browser-secret' }),
      headers: { origin: 'https://shop.example', 'content-type': 'text/plain' },
    })
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  })

  it('is told why it is refused, and its user is not asked to log in', async () => {
    const refused = await fetch(`${url}/v1/t`, {
      method: 'POST',
      body: '{}',
      headers: { origin: 'https://shop.example' },
    })
    expect([
      refused.status,
      refused.headers.get('access-control-allow-origin'),
      refused.headers.get('www-authenticate'),
    ]).toEqual([401, '*', null])
  })
})

describe('the paths', () => {
  it.each([
    ['track', 't'],
    ['identify', 'i'],
    ['page', 'p'],
    ['screen', 's'],
    ['group', 'g'],
    ['alias', 'a'],
  ])('/v1/%s and /v1/%s take one call', async (name, initial) => {
    for (const path of [`/v1/${name}`, `/v1/${initial}`, `/v1/${name}/`])
      expect(await post(path, EVENT)).toMatchObject({ status: 200 })
    expect(taken().map(({ type }) => type)).toEqual([name, name, name])
  })

  it('/v1/batch, /v1/b and /v1/import take several, /v1/events one or several of the generic shape', async () => {
    for (const path of ['/v1/batch', '/v1/b', '/v1/import'])
      expect(await post(path, `{"batch":[{"type":"page"}]}`)).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await post('/v1/events', '{"event_type":"x"}')).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await post('/v1/events', '[{"event_type":"x"},{}]')).toMatchObject({
      status: 200,
      body: { accepted: 1, deadLettered: 1, faults: [{ index: 1, code: 'MISSING', field: 'event_type' }] },
    })
  })

  it('under /graphql are GraphQL, others are none', async () => {
    for (const path of ['/graphql', '/graphql?query={a}', '/graphql/stream'])
      expect(await (await fetch(url + path)).text()).toBe('graphql')
    for (const path of ['/graphqlx', '/', '/v1', '/v1/unknown', '/v1/track/../secret'])
      expect(await post(path, EVENT)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect((await fetch(`${url}/v1/track`)).status).toBe(404)
    expect((await fetch(`${url}/%`)).status).toBe(400)
  })
})

it('a sender that goes away in the middle of a body leaves nothing behind, and the next one is served', async () => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(
    `POST /v1/track HTTP/1.1\r\nhost: x\r\nauthorization: ${basic('server-secret')}\r\ncontent-length: 1000\r\n\r\n{"event":`,
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  expect(await post('/v1/track', EVENT)).toMatchObject({ status: 200 })
  expect(taken()).toHaveLength(1)
  expect(gate.log).toBeInstanceOf(MemoryLog)
})
