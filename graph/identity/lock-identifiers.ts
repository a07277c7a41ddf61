import type { BirthId, IdentifierClass, IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface LockRow {
  readonly key: IdentifierKey
  readonly vertex: NewVertex | null
}

interface NewVertex {
  readonly namespace: string
  readonly value: string
  readonly class: IdentifierClass
  readonly state: string
  readonly birthId: BirthId
}

export const lockIdentifiers = statement<{ rows: readonly LockRow[] }, { key: IdentifierKey; birthId: BirthId | null }>(
  'identity/lock-identifiers',
)
