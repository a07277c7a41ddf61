import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { SelfsameError } from '../../model/index.ts'

/** The subset of a pino logger that we use. */
export interface ErrorLog {
  error(fields: object, message: string): void
}

/**
 * What the caller may see of an error: a SelfsameError's text, code and remedy; what GraphQL itself finds wrong with
 * the request; of anything else a reference, which the log holds too.
 *
 * Of an internal error the log gets its kind and where it arose, never its text: a store's message may quote a person.
 */
export function errorMask(log: ErrorLog): (error: unknown) => Error {
  return (error) => {
    const cause = rootCause(error)
    if (cause instanceof SelfsameError)
      return reworded(error, cause.message, { code: cause.code, remedy: cause.remedy })
    if (cause instanceof GraphQLError) return cause === error ? cause : reworded(error, cause.message, cause.extensions)
    const reference = randomUUID()
    log.error({ reference, ...kindOf(cause), path: pathOf(error) }, 'A GraphQL request failed')
    const text = `The service failed at this; its log says more under the reference ${reference}`
    return reworded(error, text, { code: 'INTERNAL_SERVER_ERROR', reference, unexpected: true })
  }
}

function rootCause(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

/** Keeps where in the query it happened. */
function reworded(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes, path } = error instanceof GraphQLError ? error : {}
  return new GraphQLError(message, { nodes: nodes ?? null, path: path ?? null, extensions })
}

function kindOf(cause: unknown): { kind: string; code?: string; at?: string[] } {
  if (!(cause instanceof Error)) return { kind: typeof cause }
  const at =
    cause.stack
      ?.split('\n')
      .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
      .map((line) => line.trim()) ?? []
  const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}
  return { kind: cause.name, ...code, at }
}

function pathOf(error: unknown): string | undefined {
  return error instanceof GraphQLError ? error.path?.join('.') : undefined
}
