import type { BirthId, Decision, Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Columns {
  readonly profileId: BirthId
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly (Omit<Decision, 'effect'> & Decision['effect'])[]
}

export const readLedgers = statement<{ profileIds: readonly BirthId[]; evidenceMax: number }, Columns>(
  'profiles/read-ledgers',
)
