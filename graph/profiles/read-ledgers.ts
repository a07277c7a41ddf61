import type { BirthId, Evidence } from '../../src/model/index.ts'
import type { DecisionColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'

interface Columns {
  readonly profileId: BirthId
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly DecisionColumns[]
}

export const readLedgers = statement<{ profileIds: readonly BirthId[]; evidenceMax: number }, Columns>(
  'profiles/read-ledgers',
)
