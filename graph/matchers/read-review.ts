import type { Review } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const readReview = statement<{ id: string }, Review>('matchers/read-review')
