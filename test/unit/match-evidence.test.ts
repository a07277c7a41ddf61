import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersByCut, evidenceOfMatch } from '../../src/identity/index.ts'
import { matched, type ToldMatch } from '../support/matched.ts'

const said = (told: ToldMatch) => {
  const { records, pairs, model } = matched(told)
  return evidenceOfMatch(records, pairs, model)
}

const linksOf = (told: ToldMatch) =>
  said(told).evidence.map(({ a, b, score }) => `${a.slice(11)} ${b.slice(11)} ${score}`)

const sidesOf = (told: ToldMatch) =>
  said(told).conflicts.map(({ sides }) =>
    sides
      .map((side) => side.map((key) => key.slice(11)).join('+'))
      .toSorted()
      .join(' | '),
  )

const conflicts = (told: Partial<ToldMatch>) =>
  said({ clusters: '1 2 | 3', pairs: { '2 3': -1 }, ...told }).conflicts.map(({ id }) => id)

describe('what a matcher says of its clusters', () => {
  it('is a spanning tree of the strongest pairs of each', () => {
    const pairs = { '1 2': 5, '2 3': 4, '1 3': 6, '3 4': 1, '2 4': 2, '5 6': 3 }
    expect(linksOf({ clusters: '1 2 3 4 | 5 6', pairs })).toEqual(['1 3 6', '1 2 5', '5 6 3', '2 4 2'])
  })

  it('is a conflict between two of them that looked alike, with all records of each', () => {
    const pairs = { '1 2': 5, '2 3': -6, '3 4': 9, '1 4': -20, '4 5': -6.1 }
    expect(sidesOf({ clusters: '1 2 | 3 4 | 5', pairs })).toEqual(['1+2 | 3+4'])
  })

  it('is told in thousandths of a bit, so that another machine’s last digits change nothing', () => {
    expect(linksOf({ clusters: '1 2', pairs: { '1 2': 5.123449999 } })).toEqual(['1 2 5.123'])
  })

  it('keeps the name of a conflict for as long as both clusters are the same, whatever the version', () => {
    expect(conflicts({ version: 'v2', pairs: { '1 3': 0 } })).toEqual(conflicts({}))
    expect(conflicts({ matcher: 'splink' })).not.toEqual(conflicts({}))
    expect(conflicts({ clusters: '1 | 2 | 3' })).not.toEqual(conflicts({}))
  })

  it('is the same whatever the order of records and pairs, and connects each cluster whose pairs do', () => {
    const matches = fc.record({
      clusters: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 9 }),
      seed: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 81, maxLength: 81 }),
    })
    fc.assert(
      fc.property(matches, fc.nat(), ({ clusters, seed }, turn) => {
        const numbers = clusters.map((_, at) => at)
        const pairs = numbers.flatMap((l) => numbers.slice(l + 1).map((r) => ({ l, r, bits: seed[l * 9 + r]! })))
        const keys = numbers.map((at) => `record.crm:${at}`)
        const model = { matcher: 'crm', modelVersion: 'v', conflictBitsMin: 0 }
        const once = evidenceOfMatch({ keys, clusters }, columnsOf(pairs), model)
        const place = (at: number) => (at + turn) % keys.length
        const turned = numbers.toSorted((x, y) => place(x) - place(y))
        const otherwise = evidenceOfMatch(
          { keys: turned.map((at) => keys[at]!), clusters: turned.map((at) => clusters[at]! + 5) },
          columnsOf(pairs.toReversed().map(({ l, r, bits }) => ({ l: place(r), r: place(l), bits }))),
          model,
        )
        expect(otherwise).toEqual(once)
        expect(once.evidence).toHaveLength(keys.length - new Set(clusters).size)
      }),
    )
  })
})

describe('scores that come without clusters', () => {
  it('make clusters of what pairs from the cut on connect', () => {
    const pairs = columnsOf([
      { l: 0, r: 1, bits: 0 },
      { l: 1, r: 2, bits: -0.1 },
      { l: 3, r: 2, bits: 4 },
    ])
    expect([...clustersByCut(pairs, 5, 0)]).toEqual([0, 0, 2, 2, 4])
    expect([...clustersByCut(pairs, 5, -1)]).toEqual([0, 0, 0, 0, 4])
  })
})

function columnsOf(pairs: readonly { readonly l: number; readonly r: number; readonly bits: number }[]) {
  return { l: pairs.map(({ l }) => l), r: pairs.map(({ r }) => r), bits: pairs.map(({ bits }) => bits) }
}
