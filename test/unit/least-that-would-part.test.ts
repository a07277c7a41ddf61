import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastThatWouldPart, type Parting, why } from '../../src/identity/index.ts'
import type { Evidence } from '../../src/model/index.ts'
import { around, byStrength, pinned, seen } from '../support/explained.ts'

const keysOf = (parting: Parting | null): string[] | undefined => parting?.evidence.map(({ key }) => key)

describe('the least that would part two identifiers', () => {
  const order = seen('customer:7', 'email:ann@x.example', { strength: 70 })
  const visit = seen('cookie:abc', 'email:ann@x.example', { strength: 10 })

  it('of a chain is its weakest link', () => {
    expect(leastThatWouldPart('customer:7', 'cookie:abc', around([order, visit]))).toEqual({
      evidence: [visit],
      pins: [],
    })
  })

  it('is one strong link rather than two weak ones', () => {
    const again = { ...seen('cookie:abc', 'email:ann@x.example', { strength: 10, source: 'app' }) }
    expect(leastThatWouldPart('customer:7', 'cookie:abc', around([order, visit, again]))?.evidence).toEqual([order])
  })

  it('takes all evidence between the same two, the weakest first', () => {
    const app = seen('customer:7', 'email:ann@x.example', { strength: 70, on: ['2026-06-01'], source: 'app' })
    const till = seen('customer:7', 'email:ann@x.example', {
      strength: 70,
      rule: 'together-unverified',
      source: 'till',
    })
    expect(leastThatWouldPart('customer:7', 'email:ann@x.example', around([order, app, till]))?.evidence).toEqual([
      till,
      app,
      order,
    ])
  })

  it('of two ways takes the weakest link of each', () => {
    const ways = [
      seen('a:1', 'x:1', { strength: 90 }),
      seen('b:1', 'x:1', { strength: 20 }),
      seen('a:1', 'y:1', { strength: 30 }),
      seen('b:1', 'y:1', { strength: 80 }),
    ]
    expect(leastThatWouldPart('a:1', 'b:1', around(ways))?.evidence).toEqual([ways[1], ways[2]])
  })

  it('leaves pins alone where retracting is enough, and names them where it is not', () => {
    const pin = pinned('d1', 'same', ['customer:7', 'email:ann@x.example'])
    expect(leastThatWouldPart('customer:7', 'cookie:abc', around([order, visit], { pins: [pin] }))).toEqual({
      evidence: [visit],
      pins: [],
    })
    expect(leastThatWouldPart('customer:7', 'email:ann@x.example', around([order, visit], { pins: [pin] }))).toEqual({
      evidence: [order],
      pins: [pin],
    })
  })

  it('does not count what does not count', () => {
    const parked = seen('customer:7', 'cookie:abc', { parked: 'limit' })
    expect(leastThatWouldPart('customer:7', 'cookie:abc', around([order, visit, parked]))?.evidence).toEqual([visit])
  })

  it('is nothing where there is nothing to part', () => {
    expect(leastThatWouldPart('customer:7', 'customer:8', around([order, visit]))).toBeNull()
    expect(leastThatWouldPart('customer:7', 'customer:7', around([order]))).toBeNull()
  })

  it('of a thousand vertices seen together twenty thousand times is what one of the two was ever seen in', () => {
    const all = Array.from({ length: 20_000 }, (_, at) =>
      seen(`c:${at % 999}`, `c:${((at % 999) + 1 + Math.floor(at / 999)) % 999}`, { source: `s${at}` }),
    )
    const ends = [seen('c:1', 'z:end', { source: 'a' }), seen('c:500', 'z:end', { source: 'b' })]
    expect(keysOf(leastThatWouldPart('c:0', 'z:end', around([...all, ...ends])))?.toSorted()).toEqual(
      ends.map(({ key }) => key).toSorted(),
    )
  })
})

const VERTICES = ['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7', 'a:8']
const vertex = fc.constantFrom(...VERTICES)
const evidence = fc
  .uniqueArray(fc.tuple(vertex, vertex, fc.constantFrom('crm', 'web'), fc.integer({ min: 1, max: 5 })), {
    maxLength: 24,
    size: 'max',
    selector: ([a, b, source]) => [...[a, b].toSorted(), source].join(' '),
  })
  .map((all) => all.filter(([a, b]) => a !== b).map(([a, b, source, strength]) => seen(a, b, { source, strength })))

/** What lies between a:1's part and a:2's, for all ways to part the vertices in two; the smallest of them. */
function smallestPartings(all: readonly Evidence[]): Evidence[][] {
  const partings = Array.from({ length: 2 ** (VERTICES.length - 2) }, (_, mask) => {
    const near = new Set(VERTICES.filter((__, at) => at === 0 || (at > 1 && (mask >> (at - 2)) % 2 === 1)))
    return all.filter(({ a, b }) => near.has(a) !== near.has(b))
  })
  const fewest = Math.min(...partings.map(({ length }) => length))
  return partings.filter(({ length }) => length === fewest)
}

/** The places of the pairs that a set cuts, a pair standing where its strongest evidence does, the weakest at 0. */
function places(all: readonly Evidence[], set: readonly Evidence[]): number[] {
  const weakestFirst = all.toSorted((x, y) => (byStrength(x) < byStrength(y) ? 1 : -1))
  const placeOf = ({ a, b }: Evidence): number => weakestFirst.findLastIndex((item) => item.a === a && item.b === b)
  return [...new Set(set.map(placeOf))].toSorted((x, y) => x - y)
}

function compareLists(x: readonly number[], y: readonly number[]): number {
  const at = x.findIndex((place, index) => place !== y[index])
  return at === -1 ? 0 : (x[at] ?? 0) - (y[at] ?? 0)
}

/** Two flows meet at a:8: of what a part already holds, nothing may be taken once more. */
const TAKEN_ONCE = (
  [
    ['a:4', 'a:8', 1],
    ['a:7', 'a:8', 1],
    ['a:1', 'a:8', 2],
    ['a:2', 'a:5', 2],
    ['a:2', 'a:4', 1],
    ['a:1', 'a:7', 1],
    ['a:5', 'a:8', 3],
  ] as const
).map(([a, b, strength]) => seen(a, b, { source: 'crm', strength }))

it('no smaller set parts them, none as small is weaker, and the order of evidence does not matter', () => {
  fc.assert(
    fc.property(evidence, (all) => {
      const found = leastThatWouldPart('a:1', 'a:2', around(all))
      expect(leastThatWouldPart('a:1', 'a:2', around(all.toReversed()))).toEqual(found)
      const [weakest] = smallestPartings(all)
        .map((set) => places(all, set))
        .toSorted(compareLists)
      expect(places(all, found?.evidence ?? [])).toEqual(weakest)
      expect(found?.evidence.length ?? 0).toBe(smallestPartings(all)[0]?.length)
      const rest = all.filter((item) => found?.evidence.includes(item) !== true)
      expect(why('a:1', 'a:2', around(rest))).toBeNull()
    }),
    { numRuns: 1_000, examples: [[TAKEN_ONCE]] },
  )
})
