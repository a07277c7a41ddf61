import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { EMPTY_SNAPSHOT, pinVerdict, planVerdict, unpinVerdict } from '../../src/identity/index.ts'
import { eventOf, logged, RULES } from '../support/events.ts'
import { Play } from '../support/play.ts'

const head = (id: string) => ({ id, at: '2026-06-01T00:00:00.000Z', by: 'steward:s', reason: 'so', request: null })
const seen = (keys: readonly string[], day = '2026-05-04') =>
  logged(eventOf(keys, { occurredAt: `${day}T09:30:00.000Z` }))

describe('identifiers of one event belong together', () => {
  it('makes one profile of them, named after the person rather than the device', () => {
    const play = new Play(RULES)
    const plan = play.resolve(seen(['device:d', 'email:a@x', 'customer:1']))
    expect(play.graph.clusters()).toEqual(['customer:1,device:d,email:a@x'])
    const customer = plan.registrations.find(({ key }) => key === 'customer:1')
    expect(play.graph.profileOf.get('device:d')).toBe(customer?.birthId)
    expect(plan.decisions).toEqual([])
  })

  it('joins two profiles when an event names both, and enters it in the ledger', () => {
    const play = new Play(RULES)
    play.resolve(seen(['cookie:c']))
    play.resolve(seen(['email:a@x', 'customer:1']))
    const [anonymous, known] = [play.graph.profileOf.get('cookie:c'), play.graph.profileOf.get('customer:1')]
    const plan = play.resolve(seen(['cookie:c', 'customer:1']))
    expect(play.graph.clusters()).toEqual(['cookie:c,customer:1,email:a@x'])
    expect(plan.decisions).toMatchObject([
      {
        kind: 'merge',
        effect: { before: [anonymous, known].toSorted().map((id) => ({ id })), after: [{ id: known }] },
      },
    ])
    expect(plan.retired).toEqual([anonymous])
  })

  it('keeps the node and changes the id when a known person is first attached to an anonymous profile', () => {
    const play = new Play(RULES)
    play.resolve(seen(['cookie:c']))
    const anonymous = play.graph.profileOf.get('cookie:c')
    const plan = play.resolve(seen(['cookie:c', 'customer:1']))
    expect(plan.profiles).toMatchObject([{ node: anonymous, attach: ['customer:1'] }])
    expect(plan.decisions).toEqual([])
    expect(plan.changes[0]?.body.moved.map(({ key }) => key).toSorted()).toEqual(['cookie:c', 'customer:1'])
  })

  it('says nothing new about what is known', () => {
    const play = new Play(RULES)
    play.resolve(seen(['cookie:c', 'customer:1']))
    expect(play.planOf([seen(['cookie:c', 'customer:1'])])).toMatchObject({ changes: [], evidence: [], profiles: [] })
  })

  it('takes beyond six identifiers a star around the strongest', () => {
    const keys = ['customer:1', ...[1, 2, 3, 4, 5, 6].map((n) => `email:${n}@x`)]
    expect(new Play(RULES).resolve(seen(keys)).evidence).toHaveLength(6)
  })
})

describe('a profile holds one customer at most', () => {
  it('leaves a loyalty card with who was first seen with it, and parks the rest', () => {
    const play = new Play(RULES)
    play.resolve(seen(['loyalty:card', 'customer:ann', 'email:ann@x'], '2026-05-01'))
    play.resolve(seen(['loyalty:card', 'customer:ben', 'email:ben@x'], '2026-05-02'))
    expect(play.graph.clusters()).toEqual(['customer:ann,email:ann@x,loyalty:card', 'customer:ben,email:ben@x'])
    const parked = [...play.graph.evidence.values()].filter(({ state }) => state === 'parked')
    expect(parked.map(({ reason }) => reason)).toEqual(['limit', 'limit'])
  })

  it('parts what stronger evidence contradicts, however late it comes', () => {
    const play = new Play(RULES)
    play.resolve(seen(['device:d', 'customer:ann'], '2026-05-03'))
    play.resolve(seen(['device:d', 'email:x@x']))
    play.resolve(seen(['customer:ben', 'email:x@x'], '2026-05-04'))
    expect(play.graph.clusters()).toEqual(['customer:ann,device:d', 'customer:ben,email:x@x'])
    expect(play.graph.changes.at(-1)).toMatchObject({ kind: 'split' })
  })

  it('enters what joined or parted them in the ledger of every profile that it concerns', () => {
    const play = new Play(RULES)
    play.resolve(seen(['device:d', 'customer:ann'], '2026-05-03'))
    play.resolve(seen(['device:d', 'email:x@x']))
    const { decisions } = play.resolve(seen(['customer:ben', 'email:x@x'], '2026-05-04'))
    const partedOff = play.graph.profileOf.get('customer:ann')
    expect(decisions.flatMap(({ about }) => about)).toContain(partedOff)
    expect(decisions.flatMap(({ about }) => about)).toContain(play.graph.profileOf.get('email:x@x'))
  })
})

describe('values that stand for nobody link nobody', () => {
  it.each(['customer:anonymous', 'customer:0000', 'email:noemail@example.com'])('%s', (nobody) => {
    const play = new Play(RULES)
    play.resolve(seen([nobody, 'cookie:a']), seen([nobody, 'cookie:b']))
    expect(play.graph.clusters()).toEqual(['cookie:a', 'cookie:b', nobody].toSorted())
    expect([...play.graph.evidence.values()].every(({ reason }) => reason === 'blocked')).toBe(true)
  })

  it('a landline is kept, and never decides who is one person', () => {
    const play = new Play(RULES)
    play.resolve(seen(['customer:1', 'landline:+4420']), seen(['customer:2', 'landline:+4420']))
    expect(play.graph.clusters()).toEqual(['customer:1', 'customer:2', 'landline:+4420'])
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

function playOf(history: History, batchSize: number): Play {
  const play = new Play(RULES)
  const events = eventsOf(history)
  for (let at = 0; at < events.length; at += batchSize) play.resolve(...events.slice(at, at + batchSize))
  return play
}

const clustersOf = (play: Play) =>
  play
    .evaluate()
    .clusters.filter((keys) => !isFormer(play, keys))
    .map((keys) => keys.join(','))
    .toSorted()

const isFormer = (play: Play, [key = '']: readonly string[]) => key.includes('#') && !play.hasEvidence(key)

describe('identity is a pure function of evidence', () => {
  it('the plans, step by step, come to what the partition of all evidence says', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.integer({ min: 1, max: 7 }), (history, batchSize) => {
        const play = playOf(history, batchSize)
        expect(play.graph.clusters()).toEqual(clustersOf(play))
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
          expect(playOf(shuffled, batchSize).graph.clusters()).toEqual(playOf(history, 1).graph.clusters())
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes are gapless and their moves, folded, give the memberships', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.integer({ min: 1, max: 7 }), (history, batchSize) => {
        const play = playOf(history, batchSize)
        const folded = new Map<string, string>()
        play.graph.changes.forEach(({ seq, body }, at) => {
          expect(seq).toBe(at + 1)
          for (const { key, from, to } of body.moved) {
            expect(folded.get(key) ?? null).toBe(from)
            folded.set(key, to)
          }
        })
        expect(folded).toEqual(play.graph.profileOf)
      }),
      { numRuns: 500 },
    )
  })

  it('a profile bears the birth id of its earliest registered member of the highest class', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const play = playOf(history, 3)
        for (const [key, id] of play.graph.profileOf) {
          const members = [...play.graph.vertices.values()].filter(
            (vertex) => play.graph.profileOf.get(vertex.key) === play.graph.profileOf.get(key),
          )
          const best = members.some((m) => m.class === 'person') ? members.filter((m) => m.class === 'person') : members
          expect(id).toBe(best.reduce((a, b) => (b.birthSeq < a.birthSeq ? b : a)).birthId)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a pin that is withdrawn', () => {
  it('makes plans stale that were made while it held, though other pins still touch what it held', () => {
    const play = new Play(RULES)
    for (const key of ['loyalty:1', 'loyalty:2', 'loyalty:8', 'loyalty:9']) play.resolve(seen([key]))
    play.judge(pinVerdict(head('d1'), 'apart', [['loyalty:1'], ['loyalty:2']]))
    play.judge(pinVerdict(head('d2'), 'apart', [['loyalty:1'], ['loyalty:9']]))
    play.judge(pinVerdict(head('d3'), 'apart', [['loyalty:2'], ['loyalty:8']]))
    const made = play.planOf([seen(['loyalty:1', 'loyalty:2'])])
    play.judge(unpinVerdict(head('d4'), play.graph.pins.get('d1.0')!))
    expect(play.graph.carryOut(made)).toEqual({ kind: 'stale' })
  })

  it('leaves a component that is too large to be evaluated at once to the background', () => {
    const play = new Play(RULES)
    for (const key of ['loyalty:1', 'loyalty:2']) play.resolve(seen([key]))
    const apart = pinVerdict(head('d1'), 'apart', [['loyalty:1'], ['loyalty:2']])
    play.judge(apart)
    const whole = play.graph.complete(EMPTY_SNAPSHOT, { identifiers: [], vertices: ['loyalty:1', 'loyalty:2'] })
    const oversized = new Set(whole.clusters.map(({ profileId }) => profileId))
    const read = { ...EMPTY_SNAPSHOT, clusters: whole.clusters, oversized }
    expect(planVerdict(read, unpinVerdict(head('d2'), apart.make[0]!), RULES)).toMatchObject({
      plan: { profiles: [{ evaluation: 'oversized' }, { evaluation: 'oversized' }] },
    })
  })
})
