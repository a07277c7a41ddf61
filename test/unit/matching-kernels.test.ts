import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsAtMost, jaroWinkler, packedTexts } from '../../src/matching/index.ts'
import { query } from '../support/match.ts'

const PAIRS = 100_000
const LETTERS = [...'abcdeenorst -.@1290']
const NAMES =
  'catherine katherina smith smithe jonathan johnathon maryann mary-ann ann.lee@example.org 12 high st'.split(' ')

const text = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 48 }).map((letters) => letters.join(''))
const name = fc.constantFrom(...NAMES)
/** Unlike, alike but for slips, and real-looking. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(text, fc.nat(60), fc.constantFrom(...LETTERS))
    .map(([one, at, letter]) => [one, changed(one, at, letter)] as const),
  fc.tuple(name, name),
  fc
    .tuple(name, fc.nat(20), fc.constantFrom(...LETTERS))
    .map(([one, at, letter]) => [one, changed(one, at, letter)] as const),
)

function changed(one: string, at: number, letter: string): string {
  const place = at % one.length
  if (at % 3 === 0) return one.slice(0, place) + letter + one.slice(place)
  if (at % 3 === 1) return one.slice(0, place) + letter + one.slice(place + 1)
  return one.slice(0, place) + one.slice(place + 1, place + 2) + one.slice(place, place + 1) + one.slice(place + 2)
}

describe('Jaro-Winkler', () => {
  it('is DuckDB’s, to the last bit', async () => {
    const drawn = fc.sample(pair, { numRuns: PAIRS, seed: 1 })
    const literals = drawn.map(([l, r], at) => `(${at}, '${l}', '${r}')`)
    const rows = await query(
      `SELECT jaro_winkler_similarity(l, r) FROM (VALUES ${literals.join(', ')}) AS pair (place, l, r) ORDER BY place`,
    )
    const [left, right] = [packedTexts(drawn.map(([l]) => l)), packedTexts(drawn.map(([, r]) => r))]
    const differing = drawn.filter((_, at) => jaroWinkler(left, at, right, at) !== Number(rows[at]?.[0]))
    expect(differing).toEqual([])
  })
})

/** Optimal string alignment, filling the whole table. */
function editsBetween(l: string, r: string): number {
  const table = Array.from({ length: l.length + 1 }, (_, i) => Array.from({ length: r.length + 1 }, (__, j) => i + j))
  const at = (i: number, j: number) => table[i]![j]!
  for (let i = 1; i <= l.length; i++)
    for (let j = 1; j <= r.length; j++) {
      const replaced = at(i - 1, j - 1) + (l[i - 1] === r[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && l[i - 1] === r[j - 2] && l[i - 2] === r[j - 1]
      const swapped = isSwapped ? at(i - 2, j - 2) + 1 : Infinity
      table[i]![j] = Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  return at(l.length, r.length)
}

describe('the edit distance', () => {
  const short = fc.array(fc.constantFrom(...'abc1'), { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''))

  it.each([1, 2, 3])('of at most %d is what the whole table says', (max) => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(short, short), pair), ([l, r]) => {
        const texts = packedTexts([l, r])
        expect(editsAtMost(texts, 0, texts, 1, max)).toBe(editsBetween(l, r) <= max)
      }),
      { numRuns: 5_000, seed: 1 },
    )
  })
})
