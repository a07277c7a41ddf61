import { GraphQLError } from 'graphql'
import type { ErrorCode } from '../../model/index.ts'

/** Ends a request before any of it is executed. @param status HTTP's */
export function refusal(status: number, code: ErrorCode, message: string, remedy: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, remedy, http: { status } } })
}
