import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { DecisionColumns } from './decode-verdict.ts'

type Row = Omit<DecisionColumns, 'undoneBy'> & {
  readonly births: readonly BirthId[]
  /** Ids. */
  readonly pins: readonly string[]
}

export const writeDecisions = statement<{ rows: readonly Row[] }, never>('identity/write-decisions')
