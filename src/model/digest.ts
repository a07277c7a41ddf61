import { hash } from 'node:crypto'

/** 0-9a-v: 32 digits that survive being read aloud, put in a URL or compared without case. */
const DIGITS = '0123456789abcdefghijklmnopqrstuv'
const LENGTH = 24

/** @returns 120 bits of SHA-256 as 24 base-32 digits, for keys that must be short, stable and opaque */
export function digest(text: string): string {
  const bytes = hash('sha256', text, 'buffer')
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
