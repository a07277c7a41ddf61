import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digest } from '../../src/model/digest.ts'

/** The first 120 of 256 bits, in base 32. */
function spelledOut(text: string): string {
  const bits = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`) >> 136n
  return bits.toString(32).padStart(24, '0')
}

it('is the beginning of SHA-256 in base 32, of any text: stored keys rest on it', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => digest(text) === spelledOut(text)))
  expect(digest('owner/customer:1')).toBe('2ssvn7qvtsql178bqfkamai7')
})
