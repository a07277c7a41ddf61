import { describe, expect, it } from 'vitest'
import { sideBySide, timedEach, type Round } from '../bench/harness/side-by-side.ts'

const answering = (timesMs: readonly number[]): Round => ({ done: timesMs.length, seconds: 1, timesMs })
const untimed = async (): Promise<Round> => ({ done: 1, seconds: 1 })

describe('figures of two sides', () => {
  it('takes percentiles of the answers of all rounds that count, on each side', async () => {
    const ours = [[900], [1, 2, 3], [4, 5, 100]]
    const bare = [[900], [1, 1, 1], [1, 1, 2]]
    const { p50Ms, p99Ms, limits } = await sideBySide({
      rounds: 2,
      ours: async (round) => answering(ours[round] ?? []),
      limits: { bare: async (round) => answering(bare[round] ?? []) },
    })
    expect({ p50Ms, p99Ms }).toEqual({ p50Ms: 3, p99Ms: 100 })
    expect(limits).toMatchObject([{ what: 'bare', p50Ms: 1, p99Ms: 2 }])
  })

  it('takes the medians of rounds that tell their own percentiles', async () => {
    const { p50Ms, p99Ms } = await sideBySide({
      rounds: 3,
      ours: async (round) => ({ done: 1, seconds: 1, p50Ms: round, p99Ms: round * 10 }),
      limits: {},
    })
    expect({ p50Ms, p99Ms }).toEqual({ p50Ms: 2, p99Ms: 20 })
  })

  it('tells no time where no answer is timed', async () => {
    expect(await sideBySide({ rounds: 1, ours: untimed, limits: { bare: untimed } })).toMatchObject({
      p50Ms: null,
      limits: [{ p50Ms: null, p99Ms: null, ratio: 1 }],
    })
  })

  it('times every piece of work, one after the other', async () => {
    const under = { way: 0, most: 0 }
    const { done, timesMs } = await timedEach([1, 2, 3], async () => {
      under.most = Math.max(under.most, ++under.way)
      await Promise.resolve()
      under.way--
    })
    expect({ done, times: timesMs?.length, most: under.most }).toEqual({ done: 3, times: 3, most: 1 })
  })
})
