import type { IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Row {
  readonly device: IdentifierKey
  readonly owner: IdentifierKey
  /** In ms. */
  readonly at: readonly number[]
}

export const writeLogins = statement<{ rows: readonly Row[] }, never>('identity/write-logins')
