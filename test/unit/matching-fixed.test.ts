import { describe, expect, it } from 'vitest'
import { allWithFixed, comparisonsOf, learn, patternsOf } from '../../src/matching/index.ts'

const COMPARISONS = comparisonsOf({ fields: ['a', 'b'].map((column) => ({ kind: 'phone' as const, column })) })
const U = [
  [1, 0.02, 0.01, 0.97],
  [1, 0.02, 0.01, 0.97],
]

/** A tenth of the pairs agree in both fields, the others in none. */
const PATTERNS = patternsOf({
  l: new Int32Array(1_000),
  r: new Int32Array(1_000),
  levels: [0, 1].map(() => Uint8Array.from({ length: 1_000 }, (_, pair) => (pair % 10 === 0 ? 1 : 3))),
})

describe('probabilities that are fixed', () => {
  it('stay as they are while others are learnt, and all levels add up to 1', () => {
    const m = [[null, 0.5, null, null]]
    const { parameters } = learn(COMPARISONS, PATTERNS, U, 1_000_000, { m, u: [] })
    expect(parameters.m[0]?.[1]).toBe(0.5)
    expect(parameters.m[1]?.[1]).toBeGreaterThan(0.8)
    for (const ofField of parameters.m)
      expect(ofField.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('leave the others what is left, in their proportions', () => {
    const fixed = [[null, null, null, 0.7]]
    const [first, second] = allWithFixed(U, fixed)
    expect(first?.map((share) => Number(share.toFixed(12)))).toEqual([1, 0.2, 0.1, 0.7])
    expect(second).toEqual(U[1])
  })

  it('may be all of a field', () => {
    expect(allWithFixed([[1, 0.5, 0.5]], [[null, 0.25, 0.75]])).toEqual([[1, 0.25, 0.75]])
  })
})
