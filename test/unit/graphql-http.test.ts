import { request } from 'node:http'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'

let api: MemoryGraphqlServer
beforeAll(async () => void (api = await startGraphql()))
afterAll(() => api.close())

const AUDITS = serverAudits({ url: () => api.url })

describe('the API speaks GraphQL over HTTP as the specification has it', () => {
  it('in 61 audits', () => {
    expect(AUDITS).toHaveLength(61)
  })

  it.each(AUDITS)('$id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' })
  })
})

describe('no foreign page can make a browser change anything', () => {
  const mutation = JSON.stringify({ query: 'mutation { revokeWriteKey(input: { id: "1" }) { id } }' })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain, application/json',
    '',
  ])('by a POST of content-type %o, which a browser sends without asking', async (type) => {
    const response = await fetch(api.url, { method: 'POST', headers: { 'content-type': type }, body: mutation })
    expect(response.status).toBe(415)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  it('by a GET', async () => {
    const response = await fetch(
      `${api.url}?query=${encodeURIComponent('mutation { revokeWriteKey(input: { id: "1" }) { id } }')}`,
    )
    expect(response.status).toBe(405)
  })

  it('nor read an answer: no origin is let in', async () => {
    const asked = await fetch(api.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    const read = await fetch(`${api.url}?query={__typename}`, { headers: { origin: 'https://evil.example' } })
    expect(read.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('what comes by HTTP', () => {
  it('may be a query by GET', async () => {
    const response = await fetch(`${api.url}?query=${encodeURIComponent('{ stats { events } }')}`)
    expect(await response.json()).toEqual({ data: { stats: { events: 7 } } })
  })

  it.each(['variables', 'extensions'])('by GET has %s in JSON, or is refused', async (name) => {
    const response = await fetch(`${api.url}?query={__typename}&${name}=nonsense`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    expect(api.logged).toEqual([])
  })

  it('is never kept by a browser or a proxy: it is personal data', async () => {
    expect((await fetch(`${api.url}?query={__typename}`)).headers.get('cache-control')).toBe('no-store')
  })

  it('is one operation at a time: batches are refused', async () => {
    const body = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }])
    const response = await fetch(api.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(response.status).toBe(400)
  })

  it('has a bound: 4 MB', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(4_000_000) } })
    expect((await post(body, { 'content-length': String(body.length) })).status).toBe(413)
  })

  it('has the same bound when it does not say its length', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(4_000_000) } })
    expect(await post(body, { 'transfer-encoding': 'chunked' })).toMatchObject({
      status: 413,
      text: expect.stringContaining('PAYLOAD_TOO_LARGE'),
    })
  })

  it('may be just below the bound, said or unsaid', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(3_900_000) } })
    expect((await post(body, { 'content-length': String(body.length) })).text).toBe('{"data":{"__typename":"Query"}}')
    expect((await post(body, { 'transfer-encoding': 'chunked' })).text).toBe('{"data":{"__typename":"Query"}}')
  })
})

function post(body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      api.url,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.setEncoding('utf8')
        let text = ''
        response.on('data', (part: string) => (text += part))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
