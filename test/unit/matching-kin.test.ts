import { describe, expect, it } from 'vitest'
import {
  comparisonsOf,
  kinShares,
  kinTables,
  kinWeight,
  matchWeights,
  type Parameters,
  type Recipe,
  TermReader,
} from '../../src/matching/index.ts'

const recipe: Recipe = {
  fields: [
    { column: 'given', kind: 'givenName' },
    { column: 'family', kind: 'familyName' },
    { column: 'born', kind: 'birthDate' },
    { column: 'street', kind: 'address' },
  ],
}
const comparisons = comparisonsOf(recipe)
const [SAME, ELSE] = [comparisons.map(() => 1), comparisons.map(({ levels }) => levels.length)]

/** @param share on the level of equality; the others share the rest, most of it on the last */
const probabilities = (share: number) =>
  comparisons.map(({ levels }) => [
    1,
    ...levels.map((_, at) =>
      at === 0 ? share : at === levels.length - 1 ? (1 - share) * 0.8 : ((1 - share) * 0.2) / (levels.length - 2),
    ),
  ])
const household = probabilities(0.9).map((levels, field) =>
  comparisons[field]?.isOwn ? probabilities(0.01)[field]! : levels,
)
const parameters: Parameters = {
  m: probabilities(0.95),
  related: [household],
  u: probabilities(0.01),
  matchShare: 1e-4,
  relatedShares: [1e-4],
}

/** @param differing fields of the pair that have nothing in common; the others are equal */
function pairsOf(...differing: readonly (readonly number[])[]) {
  return {
    l: Int32Array.from(differing.keys()),
    r: Int32Array.from(differing.keys()),
    levels: comparisons.map((_, field) =>
      Uint8Array.from(differing, (fields) => (fields.includes(field) ? ELSE[field]! : SAME[field]!)),
    ),
  }
}

const [GIVEN, , BORN, STREET] = [0, 1, 2, 3]
const tables = kinTables(comparisons, parameters)!
/** Rarity makes no difference: every value is as common. */
const reader = (records: number) =>
  new TermReader(
    tables,
    comparisons.map(() => new Float64Array(records).fill(Math.log(0.01))),
  )

describe('kin', () => {
  it('are who share a birth date and not the name, or the name and not the date', () => {
    const pairs = pairsOf([], [GIVEN!], [BORN!], [STREET!])
    const [alike, twins, namesakes, moved] = matchWeights(pairs, reader(4), kinWeight([0.98, 0.01, 0.01]))
    expect(twins).toBeLessThan(alike! - 5)
    expect(namesakes).toBeLessThan(alike! - 5)
    expect(moved).toBeGreaterThan(twins! + 5)
  })

  it('are so many among pairs taken for one person as look like it', () => {
    const pairs = pairsOf(...Array.from({ length: 1_000 }, (_, at) => (at % 10 === 0 ? [GIVEN!] : [])))
    const sums = reader(1_000).emptySums(1_000)
    comparisons.forEach((_, field) => reader(1_000).addTo(sums, pairs, 0, 1_000, field))
    const [onePerson = 0, twins = 0, namesakes = 0] = kinShares(sums, 1_000)
    expect(onePerson + twins + namesakes).toBeCloseTo(1, 9)
    expect(twins).toBeGreaterThan(0.02)
    expect(twins).toBeLessThan(0.11)
    expect(namesakes).toBeLessThan(0.01)
  })

  it('cannot be told from one person where nothing is compared that would', () => {
    const only = comparisonsOf({ fields: recipe.fields.filter(({ kind }) => kind !== 'givenName') })
    expect(kinTables(only, { ...parameters, m: [], u: [], related: [[]] })).toBeNull()
  })
})
