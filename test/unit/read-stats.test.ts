import { describe, expect, it } from 'vitest'
import { StatsReader } from '../../src/app/read/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'

const LAG = { lanesHeld: 64, oldestPendingAt: '2026-05-04T09:30:00.000Z' }

/** The lanes of MemoryReads: 7 events booked, 1 of them without an identifier. */
function statsReader(accepted: number, failed: number): StatsReader {
  const graph = new MemoryReads()
  graph.profiles.push(profileOf('p1', ['customer:1']), profileOf('p2', ['customer:2']))
  const log = {
    counts: async () => ({ accepted, duplicates: 4, acknowledged: 7 + failed, failed }),
    lag: async () => LAG,
  }
  return new StatsReader({ graph, bookings: graph, log, deadLetters: { count: async () => 3 } })
}

describe('the statistics', () => {
  it('add up the lanes, and what is neither booked nor failed is pending', async () => {
    const stats = await statsReader(10, 1).read(DEVELOPMENT_CONTEXT)
    expect(stats).toEqual({
      profiles: 2,
      events: 7,
      eventsWithoutIdentifier: 1,
      pending: 2,
      ...LAG,
      failed: 1,
      accepted: 10,
      duplicates: 4,
      deadLetters: 3,
    })
    expect(stats.accepted).toBe(stats.pending + stats.events + stats.failed)
  })

  it('do not hide that more was booked than the log knows to have accepted', async () => {
    expect(await statsReader(6, 0).read(DEVELOPMENT_CONTEXT)).toMatchObject({ pending: -1 })
  })

  it('need the scope profiles:read', async () => {
    await expect(statsReader(7, 0).read({ ...DEVELOPMENT_CONTEXT, scopes: [] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
