import type { BirthId, Evidence } from '../../src/model/index.ts'
import type { DecisionColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly profileIds: readonly BirthId[]
  readonly evidenceMax: number
  readonly decisionsMax: number
}

interface Columns {
  readonly profileId: BirthId
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly DecisionColumns[]
}

export const readLedgers = statement<Parameters, Columns>('profiles/read-ledgers')
