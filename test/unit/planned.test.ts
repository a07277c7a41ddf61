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

  it('gives up where a profile was read while another moved all its members away', async () => {
    const cluster = { profileId: 'pann', version: 1, members: [] } as unknown as Snapshot['clusters'][number]
    const torn: Snapshot = { ...EMPTY_SNAPSHOT, clusters: [cluster] }
    expect(await planned(growing(), torn, () => ({ kind: 'plan', plan: PLAN }))).toBeNull()
  })
})

/** Turns that note who takes one. */
function turns() {
  const taken: string[][] = []
  const inTurn = <T>(contested: ReadonlySet<string>, work: () => Promise<T>) => {
    taken.push([...contested].toSorted())
    return work()
  }
  return { taken, inTurn }
}

describe('Trying until it is applied', () => {
  it('takes no turn where the first plan holds', async () => {
    const { taken, inTurn } = turns()
    expect(await untilApplied({ inTurn }, async () => 'done')).toBe('done')
    expect(taken).toEqual([])
  })

  it('goes in turn with others who are about the same once it was overtaken, at more places each time', async () => {
    const { taken, inTurn } = turns()
    const places = ['pann', 'pben', 'pcleo', 'pdora']
    let attempts = 0
    const attempt = async (contested: Set<string>) => {
      contested.add(places[attempts] ?? '')
      return ++attempts < places.length ? null : attempts
    }
    expect(await untilApplied({ inTurn }, attempt)).toBe(4)
    expect(taken).toEqual([['pann'], ['pann', 'pben'], ['pann', 'pben', 'pcleo']])
  })

  it('says so when every plan was stale', async () => {
    const asked = untilApplied(turns(), async () => null, 'Ask again')
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', remedy: 'Ask again' })
  })
})
