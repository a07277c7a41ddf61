import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOfKey, EVENT_BYTES_MAX, type KeyedIngest, type SentEvents } from '../../app/ingest/index.ts'
import { isObject, SEGMENT_CALLS, type SegmentCall, segmentItems } from '../../channels/index.ts'
import { type Fault, SelfsameError } from '../../model/index.ts'
import { batchAnswer, type HttpAnswer, singleAnswer } from './answers.ts'
import { writeKeyOf } from './auth.ts'

/** What Segment takes in one batch. */
const EVENTS_MAX = 2_500

/** The paths of each call: its name, its initial as browser SDKs write it, and for batches `import` too. */
const SEGMENT_PATHS: readonly (readonly [path: string, call: SegmentCall])[] = [
  ...SEGMENT_CALLS.flatMap((call) => [[`/v1/${call}`, call] as const, [`/v1/${call.charAt(0)}`, call] as const]),
  ['/v1/import', 'batch'],
]

/** `POST /v1/…`: every answer is given after the events are on disk. */
export function eventRoutes(server: FastifyInstance, ingest: KeyedIngest): void {
  for (const [path, call] of SEGMENT_PATHS)
    server.post(path, (request, reply) => answer(request, reply, ingest, segmentCall(call)))
  server.post('/v1/events', (request, reply) => answer(request, reply, ingest, genericCall))
}

/** How a body is taken apart, and how its outcome is told. */
interface Call {
  readonly sent: SentEvents
  readonly isSingle: boolean
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  ingest: KeyedIngest,
  read: (body: unknown) => Call,
): Promise<FastifyReply> {
  const key = await ingest.authenticate(writeKeyOf(request.headers.authorization, request.body))
  const { sent, isSingle } = read(request.body)
  if (sent.events.length > EVENTS_MAX) throw tooMany(sent.events.length)
  const taken = await ingest.take(contextOfKey(key), key, { ...sent, eventBytesMax: EVENT_BYTES_MAX.http })
  const { status, body }: HttpAnswer = isSingle ? singleAnswer(taken) : batchAnswer(taken)
  return reply.code(status).send(body)
}

function segmentCall(call: SegmentCall): (body: unknown) => Call {
  return (body) => {
    const read = segmentItems(call, required(body))
    if (read.kind === 'fault') throw refusal(read.fault)
    return { sent: { protocol: 'segment', events: read.items }, isSingle: call !== 'batch' }
  }
}

/** One event, or a list of them. */
function genericCall(body: unknown): Call {
  const events: readonly unknown[] = Array.isArray(body) ? body : [required(body)]
  return { sent: { protocol: 'generic', events: events.map(withoutKey) }, isSingle: !Array.isArray(body) }
}

/** The write key is a secret, no part of an event. */
function withoutKey(body: unknown): unknown {
  if (!isObject(body)) return body
  const { writeKey: _secret, ...event } = body
  return event
}

function required(body: unknown): unknown {
  if (body !== undefined) return body
  throw new SelfsameError('BAD_REQUEST', 'The request has no body', { remedy: 'Send one event as JSON' })
}

function refusal({ field, message }: Fault): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `${field} ${message}`)
}

function tooMany(count: number): SelfsameError {
  return new SelfsameError(
    'PAYLOAD_TOO_LARGE',
    `The batch has ${count} events; at most ${EVENTS_MAX} are taken at once`,
  )
}
