import { z } from 'zod'
import { SelfsameError } from '../../model/index.ts'
import type { RunPlace } from './ports.ts'

const placeSchema = z.tuple([z.string(), z.string()])

/** @returns an opaque cursor */
export function encodeRunPlace({ requestedAt, id }: RunPlace): string {
  return Buffer.from(JSON.stringify([requestedAt, id])).toString('base64url')
}

/** @throws SelfsameError BAD_REQUEST for a cursor that is none */
export function runPlaceOf(cursor: string | null): RunPlace | null {
  if (cursor === null) return null
  const parsed = placeSchema.safeParse(decoded(cursor))
  if (!parsed.success)
    throw new SelfsameError('BAD_REQUEST', 'The cursor is none of this list’s', {
      remedy: 'Pass `pageInfo.endCursor` of the page before as it is',
    })
  const [requestedAt, id] = parsed.data
  return { requestedAt, id }
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
