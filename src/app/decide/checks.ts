import { randomUUID } from 'node:crypto'
import { badRequest } from './faults.ts'

const REASON_LENGTH_MAX = 1_000
const KEY_LENGTH_MAX = 256

/** @returns without outer spaces @throws SelfsameError BAD_REQUEST */
export function checkedReason(given: string): string {
  const reason = given.trim()
  if (reason.length > 0 && reason.length <= REASON_LENGTH_MAX) return reason
  throw badRequest(
    `The reason has ${reason.length} characters; 1 to ${REASON_LENGTH_MAX} are allowed`,
    'Say why, for the ledger',
  )
}

/** @returns a random one where none is given @throws SelfsameError BAD_REQUEST */
export function checkedKey(given: string | null | undefined): string {
  if (given == null) return randomUUID()
  if (given.length > 0 && given.length <= KEY_LENGTH_MAX) return given
  throw badRequest(
    `The idempotency key has ${given.length} characters; 1 to ${KEY_LENGTH_MAX} are allowed`,
    'Leave it out, or send a text of your own that is new for every new request',
  )
}
