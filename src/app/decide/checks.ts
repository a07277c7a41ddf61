import { badRequest } from './faults.ts'

const REASON_LENGTH_MAX = 1_000

/** @returns without outer spaces @throws SelfsameError BAD_REQUEST */
export function checkedReason(given: string): string {
  const reason = given.trim()
  if (reason.length > 0 && reason.length <= REASON_LENGTH_MAX) return reason
  throw badRequest(
    `The reason has ${reason.length} characters; 1 to ${REASON_LENGTH_MAX} are allowed`,
    'Say why, for the ledger',
  )
}
