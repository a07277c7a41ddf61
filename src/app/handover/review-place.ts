import { z } from 'zod'
import type { Review } from '../../identity/index.ts'
import { SelfsameError } from '../../model/index.ts'

/** Where in the queue a review stands. */
export interface ReviewPlace {
  readonly usefulness: number
  readonly id: string
}

/** Nothing is so useful: an answer is worth a bit at most, and a million records 20. */
const BEGINNING: ReviewPlace = { usefulness: 1_000, id: '' }
const placeSchema = z.tuple([z.number(), z.string()])

/** @returns an opaque cursor */
export function encodePlace({ usefulness, id }: Review): string {
  return Buffer.from(JSON.stringify([usefulness, id])).toString('base64url')
}

/** @throws SelfsameError BAD_REQUEST for a cursor that is none */
export function placeOf(cursor: string | null): ReviewPlace {
  if (cursor === null) return BEGINNING
  const parsed = placeSchema.safeParse(decoded(cursor))
  if (!parsed.success)
    throw new SelfsameError('BAD_REQUEST', 'The cursor is none of this queue’s', {
      remedy: 'Pass `pageInfo.endCursor` of the page before as it is',
    })
  const [usefulness, id] = parsed.data
  return { usefulness, id }
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
