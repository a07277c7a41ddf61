import type { Review } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly usefulness: number
  readonly after: string
  readonly limit: number
}

export const queueReviews = statement<Parameters, Review>('matchers/queue-reviews')
