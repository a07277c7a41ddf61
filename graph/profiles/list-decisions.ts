import type { BirthId } from '../../src/model/index.ts'
import type { DecisionColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly profileId: BirthId
  readonly after: string | null
  readonly limit: number
}

export const listDecisions = statement<Parameters, DecisionColumns>('profiles/list-decisions')
