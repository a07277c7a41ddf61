import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterHealth, clusteringChanges, healthWarnings } from '../../src/matching/index.ts'

const pairs = (...list: readonly (readonly [l: number, r: number, bits: number])[]) => ({
  l: Int32Array.from(list, ([l]) => l),
  r: Int32Array.from(list, ([, r]) => r),
  bits: Float64Array.from(list, ([, , bits]) => bits),
})

describe('the health of clusters', () => {
  it('counts clusters by size', () => {
    const health = clusterHealth({ clusters: Int32Array.from([0, 0, 0, 3, 4, 4, 6]), ...pairs() })
    expect(health).toMatchObject({ records: 7, clusters: 4, recordsPerClusterMax: 3 })
    expect(health.sizes).toEqual([
      { from: 1, to: 1, clusters: 2 },
      { from: 2, to: 2, clusters: 1 },
      { from: 3, to: 4, clusters: 1 },
    ])
  })

  it('names the records that hang on their cluster least, those that were compared with none of it first', () => {
    const clusters = Int32Array.from([0, 0, 0, 0, 4])
    const health = clusterHealth({ clusters, ...pairs([0, 1, 9], [1, 2, -3], [0, 2, -4], [2, 4, 20]) })
    expect(health.weakestLinks.slice(0, 2)).toEqual([
      { record: 3, cluster: 0, bits: null },
      { record: 2, cluster: 0, bits: -3 },
    ])
    expect(health.recordsAgainst).toBe(2)
    expect(health.pairsInFavour).toBeCloseTo(1 / 6)
  })

  it('warns of a cluster that no person can be, of chains, and of nothing that was found', () => {
    const one = clusterHealth({ clusters: new Int32Array(150), ...pairs([0, 1, 5]) })
    expect(healthWarnings(one).map((warning) => warning.split(' ').slice(0, 3).join(' '))).toEqual([
      'The largest cluster',
      '148 records hang',
      'Only 0 %',
    ])
    const none = clusterHealth({ clusters: Int32Array.from(Array(100).keys()), ...pairs() })
    expect(healthWarnings(none)).toHaveLength(1)
  })

  it('says nothing of clusters that are well', () => {
    const well = clusterHealth({ clusters: Int32Array.from([0, 0, 2]), ...pairs([0, 1, 12]) })
    expect(healthWarnings(well)).toEqual([])
  })
})

describe('changes between two clusterings', () => {
  it('tells merges, splits and what is the same, whatever the clusters are numbered', () => {
    const changes = clusteringChanges(Int32Array.from([0, 0, 2, 2, 4, 5]), Int32Array.from([9, 9, 7, 6, 5, 5]))
    expect(changes).toEqual({
      records: 6,
      unchanged: 1,
      merges: [{ records: [4, 5], parts: [[4], [5]] }],
      splits: [{ records: [2, 3], parts: [[2], [3]] }],
    })
  })

  it('is the same the other way round, with merges for splits', () => {
    const clustering = fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }).map((list) => Int32Array.from(list))
    fc.assert(
      fc.property(clustering, clustering, (before, after) => {
        const there = clusteringChanges(before, after)
        const back = clusteringChanges(after, before)
        expect(back).toEqual({ ...there, merges: there.splits, splits: there.merges })
      }),
    )
  })
})
