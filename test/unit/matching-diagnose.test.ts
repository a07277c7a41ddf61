import { describe, expect, it } from 'vitest'
import { comparisonsOf, diagnose, type Diagnosed, patternsOf, seenLevels } from '../../src/matching/index.ts'

const RECIPE = { fields: [{ kind: 'phone' as const, column: 'tel' }] }
const COMPARISONS = comparisonsOf(RECIPE)

function learnt(change: Partial<Diagnosed> = {}, m = [1, 0.8, 0.1, 0.1], u = [1, 0.01, 0.04, 0.95]) {
  const parameters = { m: [m], related: [[u]], u: [u], matchShare: 0.01, relatedShares: [0.01] }
  const seen = [[true, true, true, true]]
  return diagnose({
    recipe: RECIPE,
    comparisons: COMPARISONS,
    records: 1_000,
    hasConverged: true,
    lastChange: 0.000_01,
    parameters,
    seen,
    ...change,
  })
}

describe('what was learnt', () => {
  it('well is not spoken of', () => {
    expect(learnt()).toEqual([])
  })

  it.each([
    [
      'without coming to rest',
      learnt({ hasConverged: false, lastChange: 0.0312 }),
      'not-converged',
      /still changed by 3.1 %/,
    ],
    ['from too few records', learnt({ records: 199 }), 'too-few-rows', /^199 records/],
    [
      'of no pair',
      learnt({ seen: [[true, true, false, true]] }),
      'level-never-seen',
      /^tel: .* guesses: differs by one letter$/,
    ],
    [
      'against sense',
      learnt({}, [1, 0.005, 0.1, 0.895]),
      'm-below-u',
      /less often \(0.5 %\) than strangers do \(1 %\)/,
    ],
    [
      'of a field that contradicts nothing',
      learnt({}, [1, 0.02, 0.02, 0.96]),
      'contradicts-nothing',
      /^tel: to differ/,
    ],
  ])('%s is told', (_, diagnostics, kind, text) => {
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ kind, text: expect.stringMatching(text) })
  })

  it('is told by the levels that pairs are on', () => {
    const pairs = { l: Int32Array.of(0, 0), r: Int32Array.of(1, 2), levels: [Uint8Array.of(1, 3)] }
    expect(seenLevels(patternsOf(pairs), COMPARISONS)).toEqual([[true, true, false, true]])
  })
})
