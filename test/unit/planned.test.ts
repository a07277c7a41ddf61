import { describe, expect, it } from 'vitest'
import { untilApplied } from '../../src/app/attempts.ts'
import { planned } from '../../src/app/planned.ts'
import { EMPTY_SNAPSHOT, type Plan, type Planning, type Snapshot } from '../../src/identity/index.ts'

const needs = (...vertices: string[]): Planning => ({ kind: 'read', needed: { identifiers: [], vertices } })
const PLAN = { rulesVersion: 1 } as Plan

/** A graph that answers every question with one more profile that is complete. */
function growing() {
  const asked: string[][] = []
  return {
    asked,
    completeSnapshot: async (snapshot: Snapshot, { vertices }: { readonly vertices: readonly string[] }) => {
      asked.push([...vertices])
      return { ...snapshot, complete: new Set([...snapshot.complete, ...vertices]) }
    },
  }
}

describe('Planning from a snapshot', () => {
  it('reads what the plan needs, then plans', async () => {
    const graph = growing()
    const plan = ({ complete }: Snapshot): Planning =>
      ['a', 'b'].every((key) => complete.has(key)) ? { kind: 'plan', plan: PLAN } : needs(complete.has('a') ? 'b' : 'a')
    expect((await planned(graph, EMPTY_SNAPSHOT, plan))?.plan).toBe(PLAN)
    expect(graph.asked).toEqual([['a'], ['b']])
  })

  it('gives up where it would read the same again: what was read first does not fit what was read last', async () => {
    const graph = growing()
    let times = 0
    expect(await planned(graph, EMPTY_SNAPSHOT, () => needs(times++ % 2 === 0 ? 'a' : 'b'))).toBeNull()
    expect(graph.asked).toEqual([['a'], ['b']])
  })
})

/** Turns that note who takes one. */
function turns() {
  const taken: number[] = []
  return { taken, inTurn: <T>(work: () => Promise<T>) => (taken.push(taken.length), work()) }
}

describe('Trying until it is applied', () => {
  it('takes no turn where the first plan holds', async () => {
    const { taken, inTurn } = turns()
    expect(await untilApplied({ inTurn }, async () => 'done')).toBe('done')
    expect(taken).toEqual([])
  })

  it('goes in turn with others once it was overtaken', async () => {
    const { taken, inTurn } = turns()
    let attempts = 0
    expect(await untilApplied({ inTurn }, async () => (++attempts < 4 ? null : attempts))).toBe(4)
    expect(taken).toHaveLength(3)
  })

  it('says so when every plan was stale', async () => {
    const asked = untilApplied(turns(), async () => null, 'Ask again')
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', remedy: 'Ask again' })
  })
})
