import { hash } from 'node:crypto'

/** 0-9a-v: 32 digits that survive being read aloud, put in a URL or compared without case. */
const DIGITS = [...'0123456789abcdefghijklmnopqrstuv']
/** Two digits for every ten bits. */
const PAIRS = DIGITS.flatMap((high) => DIGITS.map((low) => high + low))
const BYTES = 15

/** @returns 120 bits of SHA-256 as 24 base-32 digits, for keys that must be short, stable and opaque */
export function digest(text: string): string {
  // A character a byte: several of these are made for each event, and a buffer each would take longer than the hash.
  const bytes = hash('sha256', text, 'binary')
  let digits = ''
  for (let at = 0; at < BYTES; at += 5) {
    const middle = bytes.charCodeAt(at + 2)
    digits += fourDigits((bytes.charCodeAt(at) << 12) | (bytes.charCodeAt(at + 1) << 4) | (middle >> 4))
    digits += fourDigits(((middle & 15) << 16) | (bytes.charCodeAt(at + 3) << 8) | bytes.charCodeAt(at + 4))
  }
  return digits
}

/** @param bits 20 of them */
function fourDigits(bits: number): string {
  return `${PAIRS[bits >> 10]}${PAIRS[bits & 1_023]}`
}
