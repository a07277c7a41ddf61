import { SelfsameError } from '../model/index.ts'

/**
 * What an error means for the work it stopped.
 *
 * | kind | what it says | what is done |
 * | --- | --- | --- |
 * | outage | a store does not answer, or asks to come again | the same work, once the store answers, for ever; refused often by one that answers: as a failure |
 * | conflict | a lane has another writer, or a store lost its place | all lanes are opened again |
 * | failure | the work itself is refused | tried again, halved, and a single event given up |
 */
export type FaultKind = 'outage' | 'conflict' | 'failure'

const OUTAGE_CODES = new Set(['UNAVAILABLE', 'BACKLOG_FULL'])
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

export function faultKindOf(error: unknown): FaultKind {
  if (error instanceof SelfsameError) {
    if (error.code === 'CONFLICT') return 'conflict'
    return OUTAGE_CODES.has(error.code) ? 'outage' : 'failure'
  }
  const { code, retriable, retryable } = error as { code?: unknown; retriable?: unknown; retryable?: unknown }
  return SYSTEM_CODES.has(String(code)) || retriable === true || retryable === true ? 'outage' : 'failure'
}
