import { describe, expect, it } from 'vitest'
import {
  adviseRules,
  comparisonsOf,
  explanationSentence,
  FIELD_KINDS,
  keyWords,
  levelWords,
} from '../../src/matching/index.ts'

describe('words', () => {
  it('are found for every level of every kind', () => {
    const comparisons = comparisonsOf({ fields: FIELD_KINDS.map((kind) => ({ kind, column: kind })) })
    const names = new Set(comparisons.flatMap(({ levels }) => levels.map(({ name }) => name)))
    const words = [...names].map(levelWords)
    expect(new Set(words).size).toBeGreaterThan(20)
    expect(words.filter((word) => /winkler|-|edits|else/.test(word))).toEqual([])
  })

  it('are found for the keys that blocks share', () => {
    const recipe = {
      fields: [
        { kind: 'givenName' as const, column: 'given_name' },
        { kind: 'birthDate' as const, column: 'dob' },
        { kind: 'familyName' as const, column: 'name', part: 'last' as const },
      ],
    }
    const words = (name: string, field: number) => keyWords({ name: `f${field} ${name}`, field }, recipe)
    expect(words('first-3', 0)).toBe('first 3 letters of given_name')
    expect(words('first-4', 1)).toBe('year of dob')
    expect(words('value', 1)).toBe('dob')
    expect(words('sound', 2)).toBe('sound of last word of name')
    expect(words('names-in-any-order', 2)).toBe('both names, in either order')
  })
})

describe('a sentence', () => {
  it('says first what speaks most, and never is certain', () => {
    const said = [
      { words: 'city: different', bits: -1.2 },
      { words: 'surname: the same', bits: 7 },
      { words: 'email: the same', bits: 9.04 },
    ]
    const told = {
      a: 'r1',
      b: 'r2',
      doubtedBits: 3,
      isDoubted: false,
      bits: 20,
      probability: 1,
      decision: 'one-person' as const,
      said,
      silent: ['dob'],
    }
    expect(explanationSentence(told)).toBe(
      'r1 and r2 are one person: +20.0 bits, a probability of over 99.9 %; for it speaks email: the same (+9.0), surname: the same (+7.0); against it city: different (−1.2); nothing is said by dob.',
    )
    expect(explanationSentence({ ...told, isDoubted: true })).toContain(
      '; +3.0 where twins and namesakes of a household are counted as well',
    )
    expect(explanationSentence({ ...told, bits: -3, probability: 0.1, decision: 'review', said: [], silent: [] })).toBe(
      'r1 and r2 may be one person, which somebody should look at: −3.0 bits, a probability of 10.0 %.',
    )
  })
})

function candidate(keySet: number, blockRecordsMax: number, ...pairs: number[]) {
  return { keySet, blockRecordsMax, pairs: Int32Array.from(pairs) }
}

describe('advice on blocking rules', () => {
  const tried = {
    keySets: [[0], [1], [2, 3]],
    candidates: [candidate(0, 12, 0, 1), candidate(0, 40, 0, 1, 2), candidate(1, 12, 1, 3, 4), candidate(2, 12, 5)],
    setting: { posteriors: Float64Array.of(1, 1, 0, 1, 0, 1), pairsPerSeedPair: 10, ruleCost: 0.5 },
  }

  it('tells what each rule adds to those before it, and which would be next', () => {
    const rules = [
      { keys: [1], blockRecordsMax: 12 },
      { keys: [0], blockRecordsMax: 12 },
    ]
    expect(adviseRules(tried, rules)).toEqual({
      rules: [
        { keys: [0], blockRecordsMax: 12, recallGained: 0.5, pairsAdded: 20 },
        { keys: [1], blockRecordsMax: 12, recallGained: 0.25, pairsAdded: 20 },
      ],
      recall: 0.75,
      next: [{ keys: [2, 3], blockRecordsMax: 12, recallGained: 0.25, pairsAdded: 10 }],
    })
  })

  it('knows nothing of a rule that was not tried', () => {
    expect(adviseRules(tried, [{ keys: [0], blockRecordsMax: 99 }])).toMatchObject({ rules: [], recall: 0 })
  })
})
