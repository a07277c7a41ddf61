import { SelfsameError } from './errors.ts'
import { comparePositions, LANES, type LogPosition } from './lane.ts'

/** Lane to position: a reader that has waited for all of them sees the writes they stand for. */
export type Positions = ReadonlyMap<number, string>

/** The last position on each lane that a set of writes reached. */
export function lastPositions(written: Iterable<LogPosition>): Map<number, string> {
  const last = new Map<number, string>()
  for (const { lane, position } of written) {
    const known = last.get(lane)
    if (known === undefined || comparePositions(known, position) < 0) last.set(lane, position)
  }
  return last
}

/** @returns an opaque token for `after:` arguments */
export function encodeToken(positions: Positions): string {
  const text = [...positions]
    .toSorted(([a], [b]) => a - b)
    .map(([lane, position]) => `${lane}=${position}`)
    .join(',')
  return Buffer.from(text).toString('base64url')
}

const PART = /^(\d{1,2})=(\d{1,15}-\d{1,15})$/

/** @throws SelfsameError BAD_REQUEST when it is not a token of `encodeToken` */
export function decodeToken(token: string): Positions {
  const positions = new Map<number, string>()
  const text = Buffer.from(token, 'base64url').toString()
  for (const part of text === '' ? [] : text.split(',')) {
    const [, lane, position] = PART.exec(part) ?? []
    if (position === undefined || Number(lane) >= LANES) throw notOurs()
    positions.set(Number(lane), position)
  }
  // Decoding skips what is no base64: only what reads as we write it is ours.
  if (encodeToken(positions) !== token) throw notOurs()
  return positions
}

function notOurs(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'The token is not one that this service gave', {
    remedy: 'Pass the `token` of an answer to /v1/… or `ingest` unchanged',
  })
}
