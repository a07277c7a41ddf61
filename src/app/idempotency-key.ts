import { randomUUID } from 'node:crypto'
import { SelfsameError } from '../model/index.ts'

const KEY_LENGTH_MAX = 256

/** @returns a random one where none is given @throws SelfsameError BAD_REQUEST */
export function checkedKey(given: string | null | undefined): string {
  if (given == null) return randomUUID()
  if (given.length > 0 && given.length <= KEY_LENGTH_MAX) return given
  throw new SelfsameError(
    'BAD_REQUEST',
    `The idempotency key has ${given.length} characters; 1 to ${KEY_LENGTH_MAX} are allowed`,
    { remedy: 'Leave it out, or send a text of your own that is new for every new request' },
  )
}
