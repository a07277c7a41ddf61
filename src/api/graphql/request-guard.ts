import { GraphQLError } from 'graphql'
import type { FetchAPI, Plugin } from 'graphql-yoga'
import type { ErrorCode } from '../../model/index.ts'
import { LIMITS } from './limits.ts'

const JSON_TYPE = /^application\/json\s*(;|$)/i

/**
 * Only JSON is taken by POST: a page of another origin cannot send it without asking first (CORS), and no
 * origin is let in, so no foreign page can make a visitor's browser change anything. GET is for queries only.
 *
 * A body's size is told by its length, which Node holds the sender to; only a body that does not say its length is
 * counted as it comes. (Yoga's own bound counts each, at a third of the cost of a small request.)
 */
export const requestGuard: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
    if (request.method !== 'POST') return
    if (!JSON_TYPE.test(request.headers.get('content-type') ?? ''))
      throw refusal(
        415,
        'BAD_REQUEST',
        'The request is not of content-type application/json',
        'POST {"query", "variables", "operationName"} as application/json',
      )
    const length = request.headers.get('content-length')
    if (length !== null) requireBounded(Number(length))
    else if (requestParser) setRequestParser(async (unbounded) => requestParser(await counted(unbounded, fetchAPI)))
  },
}

/** Reads by hand: leaving a `for await` would end the connection before the refusal is sent. */
async function counted(request: Request, fetchAPI: FetchAPI): Promise<Request> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    requireBounded((bytes += next.value.byteLength))
    parts.push(next.value)
  }
  return new fetchAPI.Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: Buffer.concat(parts),
  })
}

function requireBounded(bytes: number): void {
  if (bytes <= LIMITS.bodyBytesMax) return
  throw refusal(
    413,
    'PAYLOAD_TOO_LARGE',
    `The request is larger than ${LIMITS.bodyBytesMax} bytes`,
    'Send fewer events at a time',
  )
}

function refusal(status: number, code: ErrorCode, message: string, remedy: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, remedy, http: { status } } })
}
