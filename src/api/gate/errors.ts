import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { SelfsameError } from '../../model/index.ts'
import { INTERNAL, statusOf } from './answers.ts'

/** When to come again while the log is full or away: the worker needs about this long to make room. */
const RETRY_AFTER_S = 2

/** @param reportError is given what the caller must not see; it may hold anything, so that a log takes its name and stack only */
export function answerErrors(server: FastifyInstance, reportError: (error: unknown) => void): void {
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const known = knownError(error)
    if (known === null || statusOf(known.code) === 500) reportError(error)
    return known === null ? sendInternal(reply) : sendKnown(reply, known)
  })
  server.setNotFoundHandler((_request, reply) =>
    sendKnown(
      reply,
      new SelfsameError('NOT_FOUND', 'There is nothing at this path', {
        remedy: 'Events go to /v1/…, queries to /graphql',
      }),
    ),
  )
}

function knownError(error: FastifyError): SelfsameError | null {
  if (error instanceof SelfsameError) return error
  // Fastify's own refusals of a request name its form, never its content.
  const isRefusal = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return isRefusal && error.code?.startsWith('FST_') ? new SelfsameError('BAD_REQUEST', error.message) : null
}

function sendKnown(reply: FastifyReply, { code, message, remedy }: SelfsameError): FastifyReply {
  const status = statusOf(code)
  if (status === 503) reply.header('retry-after', RETRY_AFTER_S)
  return reply.code(status).send({ success: false, code, field: '', message, ...(remedy !== undefined && { remedy }) })
}

function sendInternal(reply: FastifyReply): FastifyReply {
  return reply.code(500).send({
    success: false,
    code: INTERNAL,
    field: '',
    message: 'Something went wrong inside; nothing is known to be lost',
  })
}
