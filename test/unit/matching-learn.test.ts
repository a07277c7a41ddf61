import { describe, expect, it } from 'vitest'
import {
  type ComparedPairs,
  type Comparison,
  comparisonsOf,
  estimateU,
  learn,
  MatchWeight,
  matchWeights,
  patternsOf,
  probabilityOf,
  type Recipe,
  TermReader,
  TermTables,
} from '../../src/matching/index.ts'

const RECIPE: Recipe = {
  fields: [
    { kind: 'identifier', column: 'a' },
    { kind: 'phone', column: 'b' },
    { kind: 'houseNumber', column: 'c' },
  ],
}
const COMPARISONS = comparisonsOf(RECIPE)
/** Of three identifiers related people share no more than strangers do: there are two classes, and m is to be found. */
const OWN = comparisonsOf({ fields: ['a', 'b', 'c'].map((column) => ({ kind: 'identifier' as const, column })) })
const EXACT = 1

/** Pairs of two records each, drawn with a fixed seed: a fifth agree on almost all, the rest on almost nothing. */
function drawn(
  count: number,
  comparisons: readonly Comparison[],
): { readonly pairs: ComparedPairs; readonly matches: number } {
  let state = 1
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const levels = comparisons.map(() => new Uint8Array(count))
  let matches = 0
  for (let pair = 0; pair < count; pair++) {
    const isMatch = random() < 0.2
    if (isMatch) matches++
    comparisons.forEach((comparison, field) => {
      levels[field]![pair] = random() < (isMatch ? 0.9 : 0.02) ? EXACT : comparison.levels.length
    })
  }
  const l = Int32Array.from({ length: count }, (_, at) => at)
  return { pairs: { l, r: l.map((at) => at + count), levels }, matches }
}

const U = [
  [1, 0.02, 0.01, 0.01, 0.96],
  [1, 0.02, 0.01, 0.97],
  [1, 0.02, 0.01, 0.97],
]

describe('patterns', () => {
  it('count pairs that are on the same levels', () => {
    const levels = [Uint8Array.of(1, 4, 1), Uint8Array.of(0, 3, 0)]
    const { counts, patternOf } = patternsOf({ l: Int32Array.of(0, 1, 2), r: Int32Array.of(3, 4, 5), levels })
    expect([...counts]).toEqual([2, 1])
    expect([...patternOf]).toEqual([0, 1, 0])
  })

  it('are as many as a table of texts finds, in the order of their first pair', () => {
    const count = 20_000
    const levels = [7, 11, 13, 17, 19].map((prime) =>
      Uint8Array.from({ length: count }, (_, at) => ((at * at) % prime) + (at % 3)),
    )
    const known = new Map<string, number>()
    const expected = Array.from({ length: count }, (_, pair) => {
      const text = levels.map((field) => field[pair]).join(' ')
      if (!known.has(text)) known.set(text, known.size)
      return known.get(text)
    })
    const none = new Int32Array(count)
    const { counts, patternOf } = patternsOf({ l: none, r: none, levels })
    expect(known.size).toBeGreaterThan(2_048)
    expect([...patternOf]).toEqual(expected)
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count)
    expect(counts[0]).toBe(expected.filter((pattern) => pattern === 0).length)
  })

  it('are told apart however many fields there are', () => {
    const levels = Array.from({ length: 30 }, (_, field) => Uint8Array.of(field === 0 ? 1 : 2, 2))
    expect(patternsOf({ l: Int32Array.of(0, 1), r: Int32Array.of(2, 3), levels }).counts).toHaveLength(2)
  })
})

/** Pairs of one field, on these levels. */
function pairsOf(levels: readonly number[]): ComparedPairs {
  const none = new Int32Array(levels.length)
  return { l: none, r: none, levels: [Uint8Array.from(levels)] }
}

describe('u', () => {
  it('takes chance agreement from the values and scales the other levels to the rest', () => {
    const levels = [Uint8Array.of(4, 4, 4, 0), Uint8Array.of(3, 3, 3, 3), Uint8Array.of(1, 3, 3, 3)]
    const pairs = { l: Int32Array.of(0, 1, 2, 3), r: Int32Array.of(4, 5, 6, 7), levels }
    const u = estimateU(COMPARISONS, pairs, [0.25, 0.01, 0])
    expect(u[0]?.[1]).toBe(0.25)
    for (const field of u) expect(field.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(u[2]?.[1]).toBeGreaterThan(0)
  })

  it('learns how alike strangers’ mailboxes are from namesakes, if there are enough', () => {
    const mailbox = comparisonsOf({ fields: [{ kind: 'email', column: 'a' }] })
    const [LIKE, ELSE] = [3, 5]
    const strangers = pairsOf(Array.from({ length: 1_000 }, () => ELSE))
    const namesakes = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? LIKE : ELSE))
    expect(estimateU(mailbox, strangers, [0], pairsOf(namesakes))[0]?.[LIKE]).toBeCloseTo(0.5, 1)
    expect(estimateU(mailbox, strangers, [0], pairsOf(namesakes.slice(0, 50)))[0]?.[LIKE]).toBeLessThan(0.01)
  })
})

describe('expectation-maximisation', () => {
  it('finds m and the share of matches that the pairs were drawn with', () => {
    const { pairs, matches } = drawn(20_000, OWN)
    const u = OWN.map(() => [1, 0.02, 0.01, 0.01, 0.96])
    const { parameters, hasConverged } = learn(OWN, patternsOf(pairs), u, pairs.l.length)
    expect(hasConverged).toBe(true)
    expect(parameters.m[0]?.[1]).toBeCloseTo(0.9, 1)
    expect((parameters.matchShare * pairs.l.length) / matches).toBeCloseTo(1, 1)
  })

  it('leaves what is everybody’s own at u for related people', () => {
    const { parameters } = learn(COMPARISONS, patternsOf(drawn(5_000, COMPARISONS).pairs), U, 1_000_000)
    for (const related of parameters.related) expect(related[0]).toEqual(U[0])
    expect(parameters.related.at(-1)?.[1]).not.toEqual(U[1])
  })

  it('tells neighbours from a household by what these have in common beyond the place', () => {
    const { parameters } = learn(COMPARISONS, patternsOf(drawn(5_000, COMPARISONS).pairs), U, 1_000_000)
    const [ofPlace, ofHousehold] = parameters.related
    expect(ofPlace?.[1]).toEqual(U[1])
    expect(ofPlace?.[2]).not.toEqual(U[2])
    expect(ofHousehold?.[2]).not.toEqual(U[2])
  })

  it('has one relation where nothing that a household shares is compared', () => {
    const u = OWN.map(() => [1, 0.02, 0.01, 0.01, 0.96])
    expect(learn(OWN, patternsOf(drawn(500, OWN).pairs), u, 1_000_000).parameters.related).toHaveLength(1)
  })

  it('has a share of matches even when nothing was compared', () => {
    const none = { l: new Int32Array(), r: new Int32Array(), levels: COMPARISONS.map(() => new Uint8Array()) }
    const { parameters } = learn(COMPARISONS, patternsOf(none), U, 10)
    expect(parameters.matchShare).toBeGreaterThan(0)
  })
})

describe('the match weight', () => {
  const { parameters } = learn(COMPARISONS, patternsOf(drawn(5_000, COMPARISONS).pairs), U, 1_000_000)
  const bitsOf = (levels: readonly number[], lnFrequency: number) => {
    const pairs = { l: Int32Array.of(0), r: Int32Array.of(1), levels: levels.map((level) => Uint8Array.of(level)) }
    const frequencies = COMPARISONS.map(() => Float64Array.of(lnFrequency, lnFrequency))
    return (
      matchWeights(
        pairs,
        new TermReader(new TermTables(COMPARISONS, parameters), frequencies),
        new MatchWeight(parameters),
      )[0] ?? NaN
    )
  }

  it('is higher for a rare value than for a common one', () => {
    expect(bitsOf([1, 0, 0], Math.log(0.0001))).toBeGreaterThan(bitsOf([1, 0, 0], Math.log(0.1)) + 5)
  })

  it('is lower where fields differ than where they say nothing', () => {
    expect(bitsOf([4, 0, 0], 0)).toBeLessThan(bitsOf([0, 0, 0], 0))
  })

  it('is 0 bits at a probability of one half', () => {
    expect(probabilityOf(0)).toBe(0.5)
    expect(probabilityOf(1)).toBeCloseTo(2 / 3, 12)
  })
})
