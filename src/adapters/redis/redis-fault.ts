import { ReplyError } from 'ioredis'
import { SelfsameError } from '../../model/index.ts'

/** Answers of a Redis that is there but does not take commands now. */
const NOT_NOW = /^(LOADING|BUSY|READONLY|MASTERDOWN|MISCONF|NOREPLICAS|TRYAGAIN|CLUSTERDOWN|UNBLOCKED)\b/
/** What the client throws besides is about its connection; these are about the code. */
const MISTAKES = [TypeError, RangeError, SyntaxError, ReferenceError]
const FULL = /OOM command not allowed/

export function isFull(error: unknown): boolean {
  return isReply(error) && FULL.test(error.message)
}

/** True when the command may or may not have been done, or is refused for now. */
export function isUnavailable(error: unknown): boolean {
  if (isReply(error)) return NOT_NOW.test(error.message)
  return error instanceof Error && !MISTAKES.some((mistake) => error instanceof mistake)
}

/** A missing consumer group: another reader took the lane over. */
export function isNoGroup(error: unknown): boolean {
  return isReply(error) && error.message.startsWith('NOGROUP')
}

/**
 * What to throw for an error of the client. The client's own errors carry the command's arguments, which may be
 * a person's data: only their text goes on.
 *
 * @param asked what was asked of which store: `append to the event log`
 */
export function redisFault(error: unknown, asked: string): Error {
  if (error instanceof SelfsameError) return error
  const { message } = error as Error
  const cause = new Error(message)
  if (isFull(error))
    return new SelfsameError('UNAVAILABLE', `Could not ${asked}: Redis has reached its memory limit`, {
      cause,
      remedy: 'Raise maxmemory; work goes on by itself',
    })
  if (isUnavailable(error))
    return new SelfsameError('UNAVAILABLE', `Could not ${asked}: Redis does not answer`, {
      cause,
      remedy: 'Run `selfsame stack status`; work goes on by itself once Redis answers',
    })
  return new Error(`Could not ${asked}: ${message}`)
}

/** Runs a command, translating its errors. */
export async function asking<T>(asked: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw redisFault(error, asked)
  }
}

/** The server answered, with an error. */
function isReply(error: unknown): error is Error {
  return error instanceof ReplyError
}
