import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { observationsOf, partition, planResolution, verticesOf, type Plan } from '../../src/identity/index.ts'
import type { LoggedEvent } from '../../src/model/index.ts'
import { eventOf, logged, RULES } from '../support/events.ts'
import { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'

function planOf(graph: MemoryIdentityGraph, events: readonly LoggedEvent[]): Plan {
  const vertices = events.map(({ event }) => verticesOf(event, RULES))
  const evidence = events.flatMap(({ event }, at) => observationsOf(event, vertices[at] ?? []))
  let snapshot = graph.snapshot(
    [...new Set(vertices.flat().map(({ key }) => key))],
    evidence.map(({ key }) => key),
    [],
  )
  for (;;) {
    const planning = planResolution(snapshot, events, RULES)
    if (planning.kind === 'plan') return planning.plan
    snapshot = graph.complete(snapshot, planning.profiles)
  }
}

function resolve(graph: MemoryIdentityGraph, ...events: LoggedEvent[]): Plan {
  const plan = planOf(graph, events)
  expect(graph.carryOut(plan)).toMatchObject({ kind: 'applied' })
  return plan
}

const seen = (keys: readonly string[], day = '2026-05-04') =>
  logged(eventOf(keys, { occurredAt: `${day}T09:30:00.000Z` }))

describe('identifiers of one event belong together', () => {
  it('makes one profile of them, named after the person rather than the device', () => {
    const graph = new MemoryIdentityGraph()
    const plan = resolve(graph, seen(['device:d', 'email:a@x', 'customer:1']))
    expect(graph.clusters()).toEqual(['customer:1,device:d,email:a@x'])
    const customer = plan.registrations.find(({ key }) => key === 'customer:1')
    expect(graph.profileOf.get('device:d')).toBe(customer?.birthId)
    expect(plan.decisions).toEqual([])
  })

  it('joins two profiles when an event names both, and enters it in the ledger', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['cookie:c']))
    resolve(graph, seen(['email:a@x', 'customer:1']))
    const [anonymous, known] = [graph.profileOf.get('cookie:c'), graph.profileOf.get('customer:1')]
    const plan = resolve(graph, seen(['cookie:c', 'customer:1']))
    expect(graph.clusters()).toEqual(['cookie:c,customer:1,email:a@x'])
    expect(plan.decisions).toMatchObject([
      { kind: 'merge', effect: { before: [anonymous, known].toSorted(), after: [known] } },
    ])
    expect(plan.retired).toEqual([anonymous])
  })

  it('keeps the node and changes the id when a known person is first attached to an anonymous profile', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['cookie:c']))
    const anonymous = graph.profileOf.get('cookie:c')
    const plan = resolve(graph, seen(['cookie:c', 'customer:1']))
    expect(plan.profiles).toMatchObject([{ node: anonymous, attach: ['customer:1'] }])
    expect(plan.decisions).toEqual([])
    expect(plan.changes[0]?.body.moved.map(({ key }) => key).toSorted()).toEqual(['cookie:c', 'customer:1'])
  })

  it('says nothing new about what is known', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['cookie:c', 'customer:1']))
    expect(planOf(graph, [seen(['cookie:c', 'customer:1'])])).toMatchObject({ changes: [], evidence: [], profiles: [] })
  })

  it('takes beyond six identifiers a star around the strongest', () => {
    const keys = ['customer:1', ...[1, 2, 3, 4, 5, 6].map((n) => `email:${n}@x`)]
    expect(resolve(new MemoryIdentityGraph(), seen(keys)).evidence).toHaveLength(6)
  })
})

describe('a profile holds one customer at most', () => {
  it('leaves a family device with who was first there, and parks the rest', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['device:tablet', 'customer:ann', 'email:ann@x'], '2026-05-01'))
    resolve(graph, seen(['device:tablet', 'customer:ben', 'email:ben@x'], '2026-05-02'))
    expect(graph.clusters()).toEqual(['customer:ann,device:tablet,email:ann@x', 'customer:ben,email:ben@x'])
    const parked = [...graph.evidence.values()].filter(({ state }) => state === 'parked')
    expect(parked.map(({ reason }) => reason)).toEqual(['limit', 'limit'])
  })

  it('parts what stronger evidence contradicts, however late it comes', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['device:d', 'customer:ann'], '2026-05-03'))
    resolve(graph, seen(['device:d', 'email:x@x']))
    resolve(graph, seen(['customer:ben', 'email:x@x'], '2026-05-04'))
    expect(graph.clusters()).toEqual(['customer:ann,device:d', 'customer:ben,email:x@x'])
    expect(graph.changes.at(-1)).toMatchObject({ kind: 'split' })
  })

  it('enters what joined or parted them in the ledger of every profile that it concerns', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['device:d', 'customer:ann'], '2026-05-03'))
    resolve(graph, seen(['device:d', 'email:x@x']))
    const { decisions } = resolve(graph, seen(['customer:ben', 'email:x@x'], '2026-05-04'))
    const partedOff = graph.profileOf.get('customer:ann')
    expect(decisions.flatMap(({ about }) => about)).toContain(partedOff)
    expect(decisions.flatMap(({ about }) => about)).toContain(graph.profileOf.get('email:x@x'))
  })
})

describe('values that stand for nobody link nobody', () => {
  it.each(['customer:anonymous', 'customer:0000', 'email:noemail@example.com'])('%s', (nobody) => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen([nobody, 'cookie:a']), seen([nobody, 'cookie:b']))
    expect(graph.clusters()).toEqual(['cookie:a', 'cookie:b', nobody].toSorted())
    expect([...graph.evidence.values()].every(({ reason }) => reason === 'blocked')).toBe(true)
  })

  it('a landline is kept, and never decides who is one person', () => {
    const graph = new MemoryIdentityGraph()
    resolve(graph, seen(['customer:1', 'landline:+4420']), seen(['customer:2', 'landline:+4420']))
    expect(graph.clusters()).toEqual(['customer:1', 'customer:2', 'landline:+4420'])
  })
})

const keyArbitrary = fc.constantFrom(
  ...['1', '2', '3', '4'].map((n) => `customer:${n}`),
  ...['a', 'b', 'c'].flatMap((n) => [`email:${n}@x`, `email:${n}@x?`, `phone:+44${n}`, `loyalty:${n}`]),
  ...['d', 'e', 'f'].flatMap((n) => [`device:${n}`, `cookie:${n}`]),
  'customer:anonymous',
)
const historyArbitrary = fc.array(
  fc.record({
    keys: fc.uniqueArray(keyArbitrary, { minLength: 1, maxLength: 4 }),
    day: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 25 },
)
type History = { keys: string[]; day: number }[]
const eventsOf = (history: History) => history.map(({ keys, day }) => seen(keys, `2026-05-0${day}`))

function play(history: History, batchSize: number): MemoryIdentityGraph {
  const graph = new MemoryIdentityGraph()
  const events = eventsOf(history)
  for (let at = 0; at < events.length; at += batchSize) resolve(graph, ...events.slice(at, at + batchSize))
  return graph
}

function clustersByPartition(graph: MemoryIdentityGraph): string[] {
  const usable = [...graph.evidence.values()]
  const { clusters } = partition([...graph.vertices.values()], usable, RULES)
  return clusters
    .map(({ members }) =>
      members
        .map(({ key }) => key)
        .toSorted()
        .join(','),
    )
    .toSorted()
}

describe('identity is a pure function of evidence', () => {
  it('the plans, step by step, come to what the partition of all evidence says', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.integer({ min: 1, max: 7 }), (history, batchSize) => {
        const graph = play(history, batchSize)
        expect(graph.clusters()).toEqual(clustersByPartition(graph))
      }),
      { numRuns: 1_000 },
    )
  })

  it('the order of arrival and the size of batches do not matter for who is together', () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 7 }),
        (history, dice, batchSize) => {
          const shuffled = history
            .map((step) => ({ step, at: dice.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ step }) => step)
          expect(play(shuffled, batchSize).clusters()).toEqual(play(history, 1).clusters())
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes are gapless and their moves, folded, give the memberships', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.integer({ min: 1, max: 7 }), (history, batchSize) => {
        const graph = play(history, batchSize)
        const folded = new Map<string, string>()
        graph.changes.forEach(({ seq, body }, at) => {
          expect(seq).toBe(at + 1)
          for (const { key, from, to } of body.moved) {
            expect(folded.get(key) ?? null).toBe(from)
            folded.set(key, to)
          }
        })
        expect(folded).toEqual(graph.profileOf)
      }),
      { numRuns: 500 },
    )
  })

  it('a profile bears the birth id of its earliest registered member of the highest class', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const graph = play(history, 3)
        for (const [key, id] of graph.profileOf) {
          const members = [...graph.vertices.values()].filter(
            (vertex) => graph.profileOf.get(vertex.key) === graph.profileOf.get(key),
          )
          const best = members.some((m) => m.class === 'person') ? members.filter((m) => m.class === 'person') : members
          expect(id).toBe(best.reduce((a, b) => (b.birthSeq < a.birthSeq ? b : a)).birthId)
        }
      }),
      { numRuns: 300 },
    )
  })
})
