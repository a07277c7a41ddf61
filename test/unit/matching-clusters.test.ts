import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AverageLinkage,
  componentPairs,
  type Components,
  componentsOf,
  evaluate,
  linkComponents,
  missingPairs,
} from '../../src/matching/index.ts'

const pairsOf = (rows: readonly (readonly [l: number, r: number, bits: number])[]) => ({
  l: Int32Array.from(rows, ([l]) => l),
  r: Int32Array.from(rows, ([, r]) => r),
  bits: Float64Array.from(rows, ([, , bits]) => bits),
})
const lists = ({ members, starts }: Components) =>
  Array.from({ length: starts.length - 1 }, (_, at) => [...members.subarray(starts[at], starts[at + 1])])

describe('components', () => {
  it('are records that hang together by pairs of at least so many bits', () => {
    const pairs = pairsOf([
      [0, 1, 3],
      [1, 2, 2],
      [2, 3, 1.9],
      [4, 5, 9],
    ])
    expect(lists(componentsOf(7, pairs, 2))).toEqual([
      [0, 1, 2],
      [4, 5],
    ])
  })

  it('are cut again where they are too large', () => {
    const half = 200
    const chain = Array.from({ length: 2 * half - 1 }, (_, at) => [at, at + 1, at === half - 1 ? 2.5 : 20] as const)
    expect(lists(componentsOf(2 * half, pairsOf(chain), 2)).map(({ length }) => length)).toEqual([half, half])
  })

  it('are cut into parts that are as large as may be where all weights are alike', () => {
    const size = 5_000
    const chain = Array.from({ length: size - 1 }, (_, at) => [at, at + 1, 20] as const)
    const sizes = lists(componentsOf(size, pairsOf(chain), 2)).map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300)
    expect(sizes).toHaveLength(Math.ceil(size / 300))
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(size)
  })

  it('know the pairs that no rule brought together', () => {
    const pairs = pairsOf([
      [0, 1, 3],
      [1, 2, 3],
    ])
    const { l, r } = missingPairs(3, { members: Int32Array.of(0, 1, 2), starts: Int32Array.of(0, 3) }, pairs)
    expect([[...l], [...r]]).toEqual([[0], [2]])
  })
})

const isSameSide = (i: number, j: number) => i < 3 === j < 3
/** Parts one component of so many records. */
function cluster(size: number, bits: (i: number, j: number) => number): number[] {
  const places = Array.from({ length: size }, (_, place) => place)
  const rows = places.flatMap((i) => places.slice(i + 1).map((j) => [i, j, bits(i, j)] as const))
  const pairs = pairsOf(rows)
  const components = { members: Int32Array.from(places), starts: Int32Array.of(0, size) }
  const index = componentPairs(size, components, pairs)
  return [...linkComponents(size, index, pairs.bits, new AverageLinkage(size))]
}

/** Merges the best two clusters, looking at all of them every time. */
function slowly(size: number, bits: (i: number, j: number) => number): string[] {
  let clusters = Array.from({ length: size }, (_, place) => [place])
  const mean = (a: readonly number[], b: readonly number[]) =>
    a.flatMap((i) => b.map((j) => bits(Math.min(i, j), Math.max(i, j)))).reduce((sum, one) => sum + one, 0) /
    (a.length * b.length)
  for (;;) {
    const options = clusters.flatMap((a, at) => clusters.slice(at + 1).map((b) => ({ a, b, bits: mean(a, b) })))
    const best = options.toSorted((x, y) => y.bits - x.bits)[0]
    if (best === undefined || best.bits <= 0)
      return clusters.map((list) => list.toSorted((x, y) => x - y).join(' ')).toSorted()
    clusters = [...clusters.filter((list) => list !== best.a && list !== best.b), [...best.a, ...best.b]]
  }
}

describe('average linkage', () => {
  it('does not chain two groups over one weak pair', () => {
    expect(cluster(6, (i, j) => (isSameSide(i, j) ? 5 : i === 2 && j === 3 ? 4 : -5))).toEqual([0, 0, 0, 3, 3, 3])
  })

  it('leaves records alone that belong to nobody', () => {
    expect(cluster(3, () => -1)).toEqual([0, 1, 2])
  })

  it('finds what looking at all clusters every time finds', () => {
    const weights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 28, maxLength: 28 })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), weights, (size, list) => {
        const bits = (i: number, j: number) => (list[(i * 8 + j) % 28] ?? 0) + Math.sin(i * 31 + j * 17) * 1e-3
        const groups = Map.groupBy(cluster(size, bits).keys(), (place) => cluster(size, bits)[place])
        expect([...groups.values()].map((members) => members.join(' ')).toSorted()).toEqual(slowly(size, bits))
      }),
    )
  })
})

describe('evaluation', () => {
  it('counts pairs and records, true pairs that were never compared included', () => {
    const { pairwise, bCubed } = evaluate(Int32Array.of(0, 0, 2, 3, 4), Int32Array.of(1, 1, 1, 2, -1))
    expect(pairwise).toEqual({ precision: 1, recall: 1 / 3, f1: 0.5 })
    expect(bCubed.precision).toBe(1)
    expect(bCubed.recall).toBeCloseTo((2 * (2 / 3) + 1 / 3 + 1) / 4, 12)
  })

  it('punishes joining people', () => {
    expect(evaluate(Int32Array.of(0, 0, 0), Int32Array.of(1, 1, 2)).pairwise.precision).toBeCloseTo(1 / 3, 12)
  })
})
