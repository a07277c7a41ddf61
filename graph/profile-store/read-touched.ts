import type { BirthId, IdentifierKey } from '../../src/model/index.ts'
import type { ProfileColumns } from '../profiles/decode-profile.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly ids: readonly BirthId[]
  readonly keys: readonly IdentifierKey[]
}

/** Of a profile that is gone `version` is null. */
export type StoredColumns = Omit<ProfileColumns, 'asked' | 'version'> & {
  readonly isNobody: boolean
  readonly version: number | null
}

export const readTouched = statement<Parameters, StoredColumns>('profile-store/read-touched')
