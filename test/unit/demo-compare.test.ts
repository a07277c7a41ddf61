import { describe, expect, test } from 'vitest'
import { compareWithTruth, type DemoTruth, explainDifferences, ownPeople } from '../../src/app/demo/index.ts'

const TWO_PEOPLE = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 1],
  ['d', 2],
  ['e', 2],
])

describe('A comparison with the truth', () => {
  test('finds nothing wrong with what is right', () => {
    const compared = compareWithTruth(
      TWO_PEOPLE,
      new Map([
        ['a', 'p'],
        ['b', 'p'],
        ['c', 'p'],
        ['d', 'q'],
        ['e', 'q'],
      ]),
    )
    expect(compared).toEqual({
      identifiers: 5,
      people: 2,
      profiles: 2,
      unresolved: 0,
      pairwise: { precision: 1, recall: 1, f1: 1 },
      bCubed: { precision: 1, recall: 1, f1: 1 },
      peopleWhole: 2,
      peopleJoinedWrongly: 0,
    })
  })

  test('counts pairs that are rightly and wrongly together, by hand: {a b d} {c e}', () => {
    const { pairwise, bCubed, ...counts } = compareWithTruth(
      TWO_PEOPLE,
      new Map([
        ['a', 'p'],
        ['b', 'p'],
        ['d', 'p'],
        ['c', 'q'],
        ['e', 'q'],
      ]),
    )
    // Together: ab ad bd ce; of them ab is right. True pairs: ab ac bc de.
    expect(pairwise).toEqual({ precision: 1 / 4, recall: 1 / 4, f1: 1 / 4 })
    // Precision: a 2/3, b 2/3, d 1/3, c 1/2, e 1/2; recall: a 2/3, b 2/3, c 1/3, d 1/2, e 1/2.
    expect(bCubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5)
    expect(bCubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5)
    expect(counts).toEqual({
      identifiers: 5,
      people: 2,
      profiles: 2,
      unresolved: 0,
      peopleWhole: 0,
      peopleJoinedWrongly: 2,
    })
  })

  test('tells all in one profile (recall 1) from each alone (no pair to be right about)', () => {
    const lump = compareWithTruth(TWO_PEOPLE, new Map([...TWO_PEOPLE.keys()].map((key) => [key, 'p'])))
    expect(lump.pairwise).toMatchObject({ precision: 4 / 10, recall: 1 })
    expect(lump.bCubed.precision).toBeCloseTo((3 * (3 / 5) + 2 * (2 / 5)) / 5)
    const dust = compareWithTruth(TWO_PEOPLE, new Map([...TWO_PEOPLE.keys()].map((key) => [key, key])))
    expect(dust.pairwise).toEqual({ precision: null, recall: 0, f1: null })
    expect(dust.bCubed).toMatchObject({ precision: 1, recall: (3 * (1 / 3) + 2 * (1 / 2)) / 5 })
  })

  test('takes each identifier that nobody answers to as one of its own', () => {
    const compared = compareWithTruth(
      TWO_PEOPLE,
      new Map([
        ['a', null],
        ['b', null],
        ['d', 'q'],
        ['e', 'q'],
      ]),
    )
    expect(compared).toMatchObject({
      profiles: 1,
      unresolved: 3,
      pairwise: { precision: 1, recall: 1 / 4 },
      peopleWhole: 1,
    })
  })

  test('of nothing says nothing', () => {
    const nothing = { precision: null, recall: null, f1: null }
    expect(compareWithTruth(new Map(), new Map())).toMatchObject({ pairwise: nothing, bCubed: nothing, people: 0 })
  })
})

describe('The explanation of a difference', () => {
  test('leaves aside identifiers of several people, and mailboxes at work, whoever was seen under them', () => {
    const truth = truthOf([
      ['a', [1], 0, null],
      ['t', [1, 2], -1, 'family-device'],
      ['info', [1], -1, 'role-mailbox'],
    ])
    expect(ownPeople(truth)).toEqual(new Map([['a', 1]]))
  })

  test('finds in the smaller part why it is apart: {a b} {c}, c mistyped', () => {
    const truth = truthOf([
      ['a', [1], 0, null],
      ['b', [1], 0, null],
      ['c', [1], 1, 'mistyped'],
    ])
    const explained = explainDifferences(
      truth,
      new Map([
        ['a', 'p'],
        ['b', 'p'],
        ['c', 'q'],
      ]),
    )
    expect(explained).toEqual({ missedPairs: [{ cause: 'mistyped', pairs: 2 }], wrongPairs: [], recallAtMost: 1 / 3 })
  })

  test('tells what the rules held back from what has nothing in common', () => {
    const truth = truthOf([
      ['a', [1], 0, null],
      ['b', [1], 0, null],
      ['c', [1], 1, null],
    ])
    const explained = explainDifferences(
      truth,
      new Map([
        ['a', 'p'],
        ['b', 'q'],
        ['c', 'r'],
      ]),
    )
    expect(explained.missedPairs).toEqual([
      { cause: 'nothing-in-common', pairs: 2 },
      { cause: 'held-back', pairs: 1 },
    ])
  })

  test('tells what is linked only where nobody vouched for it, which is more than exact identifiers may join', () => {
    const truth = truthOf([
      ['a', [1], 0, null, 7],
      ['b', [1], 1, 'unlinked-card', 7],
    ])
    const apart = explainDifferences(
      truth,
      new Map([
        ['a', 'p'],
        ['b', 'q'],
      ]),
    )
    expect(apart).toMatchObject({ missedPairs: [{ cause: 'not-vouched-for', pairs: 1 }], recallAtMost: 0 })
  })

  test('names what people share who are wrongly together, or that they are by way of others', () => {
    const truth = truthOf([
      ['a', [1], 0, null],
      ['b', [2], 1, null],
      ['c', [3], 2, null],
      ['t', [1, 2], -1, 'family-browser'],
      ['k', [2, 3], -1, 'kiosk'],
    ])
    const explained = explainDifferences(
      truth,
      new Map([
        ['a', 'p'],
        ['b', 'p'],
        ['c', 'p'],
      ]),
    )
    expect(explained.wrongPairs).toEqual([
      { cause: 'chain', pairs: 1 },
      { cause: 'family-browser', pairs: 1 },
      { cause: 'kiosk', pairs: 1 },
    ])
  })
})

type Row = [
  key: string,
  people: number[],
  piece: number,
  note: DemoTruth['identifiers'][number]['note'],
  seenPiece?: number,
]

function truthOf(rows: readonly Row[]): DemoTruth {
  const identifiers = rows.map(([key, people, piece, note, seenPiece = piece]) => ({
    key,
    people,
    piece,
    seenPiece,
    note,
  }))
  return { version: 2, scenario: { people: 3, seed: 1, now: '2026-01-01T00:00:00.000Z' }, identifiers, events: {} }
}
