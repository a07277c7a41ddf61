import type { StoredMatch } from '../../src/identity/index.ts'
import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly keys: readonly VertexKey[]
  readonly matcher: string
}

export const readScoresAt = statement<Parameters, StoredMatch['evidence'][number]>('matchers/read-scores-at')
