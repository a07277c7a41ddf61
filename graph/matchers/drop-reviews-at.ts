import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly keys: readonly VertexKey[]
  readonly matcher: string
  readonly kept: readonly string[]
}

export const dropReviewsAt = statement<Parameters, never>('matchers/drop-reviews-at')
