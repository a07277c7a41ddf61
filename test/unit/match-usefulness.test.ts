import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usefulnessOf } from '../../src/identity/index.ts'

const bits = fc.double({ min: -2_000, max: 2_000, noNaN: true })
const records = fc.integer({ min: 2, max: 1_000_000 })

function worth(weight: number, count: number): number {
  return usefulnessOf({ bits: weight, records: count, isJoined: false })
}

describe('what an answer is worth', () => {
  it('is one bit for two records of which nothing is known, and more the more records hang on it', () => {
    expect(worth(0, 2)).toBeCloseTo(1, 12)
    expect(worth(0, 8)).toBeCloseTo(3, 12)
  })

  it('is the entropy of the answer', () => {
    const p = 1 / (1 + 2 ** 1.5)
    const entropy = -p * Math.log2(p) - (1 - p) * Math.log2(1 - p)
    for (const sign of [1, -1])
      expect(usefulnessOf({ bits: 1.5 * sign, records: 2, isJoined: sign > 0 })).toBeCloseTo(entropy, 12)
  })

  it('is a number however clear the weight is, and never grows with it', () => {
    fc.assert(
      fc.property(bits, bits, records, (one, other, count) => {
        const [near = 0, far = 0] = [Math.abs(one), Math.abs(other)].toSorted((x, y) => x - y)
        const [open, clear] = [near, far].map((weight) =>
          usefulnessOf({ bits: weight, records: count, isJoined: weight > 0 }),
        )
        expect(clear).toBeGreaterThanOrEqual(0)
        expect(open).toBeGreaterThanOrEqual((clear ?? NaN) - 1e-12)
      }),
    )
  })

  it('is as much as can be where the weight speaks against what was done', () => {
    expect(usefulnessOf({ bits: -9, records: 2, isJoined: true })).toBeCloseTo(1, 12)
    expect(usefulnessOf({ bits: 9, records: 2, isJoined: false })).toBeCloseTo(1, 12)
    expect(usefulnessOf({ bits: 9, records: 2, isJoined: true })).toBeLessThan(0.1)
  })
})
