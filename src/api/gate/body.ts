import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SelfsameError } from '../../model/index.ts'

/** Of a request's body, unpacked: Segment's bound of a batch. */
const BODY_BYTES_MAX = 500 * 1_024

/**
 * A body over the bound is read to its end before the answer, up to this many bytes: a client that is still sending
 * when the connection closes never sees why.
 */
const DRAINED_BYTES_MAX = 8 * 1_024 * 1_024

const inflate = promisify(gunzip)

/** Reads every body as JSON in UTF-8, whatever its content type says: browsers' `sendBeacon` sends `text/plain`. */
export function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', async (request: FastifyRequest, payload: Readable) =>
    parseJson(await unpacked(request, await collected(request, payload))),
  )
}

/** @throws SelfsameError PAYLOAD_TOO_LARGE */
async function collected(request: FastifyRequest, payload: Readable): Promise<Buffer> {
  if (Number(request.headers['content-length']) > DRAINED_BYTES_MAX) throw tooLarge()
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes <= BODY_BYTES_MAX) chunks.push(chunk)
    if (sizeBytes > DRAINED_BYTES_MAX) throw tooLarge()
  }
  if (sizeBytes > BODY_BYTES_MAX) throw tooLarge()
  return Buffer.concat(chunks)
}

/** @throws SelfsameError BAD_REQUEST when it is no whole gzip; PAYLOAD_TOO_LARGE when it unpacks to more than the bound */
async function unpacked(request: FastifyRequest, body: Buffer): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return body
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw new SelfsameError('BAD_REQUEST', 'The body is packed in a way that is not understood', {
      remedy: 'Send it plain or as gzip',
    })
  try {
    return await inflate(body, { maxOutputLength: BODY_BYTES_MAX })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new SelfsameError('BAD_REQUEST', 'The body is no whole gzip: it is damaged or ends early', {
      remedy: 'Send it again',
    })
  }
}

/** @throws SelfsameError BAD_REQUEST; the parser's own message would quote the body, and with it somebody's data */
function parseJson(body: Buffer): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new SelfsameError('BAD_REQUEST', 'The body is not UTF-8', {
      remedy: 'JSON is sent in UTF-8, whatever the system behind it uses',
    })
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
    const where = position >= text.length ? 'it ends early' : `it cannot be read on from character ${position}`
    throw new SelfsameError('BAD_REQUEST', `The body is not JSON: ${where}`, {
      remedy: 'Send one JSON object, or for /v1/events a list of them',
    })
  }
}

function tooLarge(): SelfsameError {
  return new SelfsameError('PAYLOAD_TOO_LARGE', `The body has more than ${BODY_BYTES_MAX} bytes, unpacked`, {
    remedy: 'Send smaller batches; larger events go through selfsame ingest or GraphQL',
  })
}
