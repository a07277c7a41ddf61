import type { FetchAPI, Plugin } from 'graphql-yoga'
import { LIMITS } from './limits.ts'
import { refusal } from './refusal.ts'

/**
 * Bounds the body of a request by the length it says, which Node holds the sender to; only a body that does not say
 * its length is counted as it comes. (Yoga's own bound counts every body, at a third of the cost of a small request.)
 */
export const bodyBound: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
    if (request.method !== 'POST') return
    const length = request.headers.get('content-length')
    if (length !== null) requireBounded(Number(length))
    else if (requestParser) setRequestParser(async (unbounded) => requestParser(await counted(unbounded, fetchAPI)))
  },
}

/** Reads by hand: leaving a `for await` would end the connection before the refusal is sent. */
async function counted({ url, method, headers, body }: Request, fetchAPI: FetchAPI): Promise<Request> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = body?.getReader()
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    requireBounded((bytes += next.value.byteLength))
    parts.push(next.value)
  }
  return new fetchAPI.Request(url, { method, headers, body: Buffer.concat(parts) })
}

function requireBounded(bytes: number): void {
  if (bytes <= LIMITS.bodyBytesMax) return
  const text = `The request is larger than ${LIMITS.bodyBytesMax} bytes`
  throw refusal(413, 'PAYLOAD_TOO_LARGE', text, 'Send fewer events at a time')
}
