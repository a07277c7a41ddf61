import type { Evaluation } from '../../src/identity/index.ts'
import type { BirthId, ChangeKind, IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly changes: readonly { kind: ChangeKind; at: string; body: string }[]
  readonly profiles: readonly { id: BirthId; evaluation: Evaluation; lastRank: string; change: number }[]
  readonly births: readonly { key: IdentifierKey; change: number; index: number }[]
  readonly rulesVersion: number
}

export const commitChanges = statement<Parameters, { base: number }>('identity/commit-changes')
