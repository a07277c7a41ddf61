import { createHash } from 'node:crypto'
import type { LogPosition } from './lane.ts'

/** What a vertex is given when it is registered; the founder's is the profile's id. Births never move. */
export type BirthId = string

/** 0-9a-v: 32 digits that survive being read aloud, put in a URL or compared without case. */
const DIGITS = '0123456789abcdefghijklmnopqrstuv'
const LENGTH = 24

/**
 * Opaque and the same at every redelivery, because it is derived from where the event lies on the log.
 *
 * @param index which of the event's identifiers this is, in the event's order
 * @returns `p` and 24 base-32 digits (120 bits)
 */
export function birthId(at: LogPosition, index: number): BirthId {
  return 'p' + digest(`birth/${at.lane}/${at.position}/${index}`)
}

/** @returns `d` and 24 base-32 digits; the `index`-th decision that the event at this position brought about */
export function decisionId(at: LogPosition, index: number): string {
  return 'd' + digest(`decision/${at.lane}/${at.position}/${index}`)
}

/** @returns 120 bits of SHA-256 as 24 base-32 digits, for keys that must be short, stable and opaque */
export function digest(text: string): string {
  const bytes = createHash('sha256').update(text).digest()
  let digits = ''
  for (let byte = 0; digits.length < LENGTH; byte += 5) {
    let chunk = bytes.readUIntBE(byte, 5)
    let part = ''
    for (let i = 0; i < 8; i++) {
      part = DIGITS[chunk % 32] + part
      chunk = Math.floor(chunk / 32)
    }
    digits += part
  }
  return digits
}
