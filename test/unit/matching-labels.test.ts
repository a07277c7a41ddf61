import { describe, expect, it } from 'vitest'
import { diagnoseLabels, type LabelCounts } from '../../src/matching/index.ts'

const FINE: LabelCounts = {
  rows: 10,
  unknown: 0,
  contradictory: 0,
  same: 6,
  together: 6,
  different: 4,
  apart: 4,
  unblocked: 0,
  haveTaught: true,
}

describe('what is said of labels', () => {
  it('is nothing where they were all used and followed', () => {
    expect(diagnoseLabels(FINE)).toEqual([])
  })

  it.each<[string, Partial<LabelCounts>, RegExp]>([
    ['labels-unknown', { unknown: 2 }, /^2 of 10 labels name a record that is not there/],
    ['labels-contradictory', { contradictory: 1 }, /^1 pairs are labelled both/],
    ['labels-not-used', { haveTaught: false }, /taught nothing/],
    ['labels-unblocked', { unblocked: 3 }, /^3 of 6 pairs labelled as one person are brought together by no/],
    ['labels-not-followed', { together: 5 }, /^1 of 6 pairs labelled as one person were kept apart, 0 of 4/],
    ['labels-not-followed', { apart: 1 }, /^0 of 6 .* 3 of 4 labelled as two were put together/],
  ])('is %s where it is so', (kind, counts, text) => {
    const found = diagnoseLabels({ ...FINE, ...counts })
    expect(found).toEqual([{ kind, column: null, levels: [], text: expect.stringMatching(text) }])
  })
})
