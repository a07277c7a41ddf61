import type { IngestAnswer, IngestNotice } from '../../app/ingest/index.ts'
import type { ErrorCode, Fault } from '../../model/index.ts'

/** What a request is answered with. */
export interface HttpAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Internal errors have no code of their own: their text may hold anything. */
export const INTERNAL = 'INTERNAL'

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  BACKLOG_FULL: 503,
  UNAVAILABLE: 503,
}

export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 500
}

/** One event alone: refused, it is an error whose body names the field. */
export function singleAnswer(answer: IngestAnswer): HttpAnswer {
  const [refused] = answer.faults
  if (refused === undefined) return batchAnswer(answer)
  const { fault, deadLetterId, messageId } = refused
  const body = { success: false, ...flat(fault), messageId, deadLetterId, ...countsOf(answer) }
  return { status: fault.code === 'EVENT_TOO_LARGE' ? 413 : 400, body }
}

/** Several events: the bad ones are listed, and the call succeeds, because sending it again would mend nothing. */
export function batchAnswer(answer: IngestAnswer): HttpAnswer {
  const faults = answer.faults.map(({ deadLetterId, ...rest }) => ({ ...listed(rest), deadLetterId }))
  const notices = answer.notices.map(listed)
  const body = {
    success: true,
    token: answer.token,
    ...countsOf(answer),
    ...(faults.length > 0 && { faults }),
    ...(notices.length > 0 && { notices }),
  }
  return { status: 200, body }
}

function countsOf({ read, accepted, duplicates, suppressed, deadLettered }: IngestAnswer) {
  return { read, accepted, duplicates, suppressed, deadLettered }
}

function listed({ index, messageId, fault }: IngestNotice) {
  return { index, messageId, ...flat(fault) }
}

function flat({ code, field, message }: Fault) {
  return { code, field, message }
}
