import type { Review } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const writeReviews = statement<{ rows: readonly Review[]; at: string }, never>('matchers/write-reviews')
