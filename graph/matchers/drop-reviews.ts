import { statement } from '../statement.ts'

interface Parameters {
  readonly matcher: string
  readonly at: string
  readonly limit: number
}

export const dropReviews = statement<Parameters, { dropped: number }>('matchers/drop-reviews')
