import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Remedy, type WhyNot, whyNot } from '../../src/identity/index.ts'
import type { ParkedReason } from '../../src/model/index.ts'
import { around, pinned, seen } from '../support/explained.ts'

const stops = (found: WhyNot | null): string[] =>
  found?.kind === 'unused'
    ? found.steps.map(({ kind, from, to }) => `${from} > ${to}${kind === 'unused' ? ' !' : ''}`)
    : []

const takes = (found: WhyNot | null): (readonly Remedy[])[] =>
  found?.kind === 'unused' ? found.unused.map(({ wouldTake }) => wouldTake) : []

const [ANN, BOB] = ['customer:ann', 'customer:bob']
const gap = (a: string, b: string, strength: number) => seen(a, b, { parked: 'limit', strength })

const MERGE: Remedy = { kind: 'merge' }

describe('why two people are not one', () => {
  it('a couple with one e-mail address: the second customer would be one too many, only a steward can', () => {
    const his = seen(BOB, 'email:both@x.example', { parked: 'limit', strength: 70 })
    const hers = seen(ANN, 'email:both@x.example', { strength: 70 })
    const found = whyNot(ANN, BOB, around([his, hers], { wouldPark: () => 'limit' }))
    expect(stops(found)).toEqual([`${ANN} > email:both@x.example`, `email:both@x.example > ${BOB} !`])
    expect(takes(found)).toEqual([[MERGE]])
    expect(found?.leastThatWouldJoin).toEqual([MERGE])
    expect(found?.sentence).toBe(
      'customer ann and customer bob are not one person: that email both@x.example was seen with customer bob by web on ' +
        '2026-05-01 (rule together, strength 70) does not count, because one person would have more of a kind than the ' +
        'rules allow, and it would take a steward’s merge.',
    )
  })

  it('a matcher says so no more', () => {
    const match = seen('record.crm:1', 'record.crm:2', { rule: 'matcher', state: 'retracted' })
    const found = whyNot('record.crm:1', 'record.crm:2', around([{ ...match, score: 9.5, modelVersion: null }]))
    expect(found?.sentence).toContain('does not count, because the matcher does not say so any more')
  })

  it('a pin keeps them apart: to withdraw it is enough where verified evidence waits behind it', () => {
    const pin = pinned('d5', 'apart', [ANN], [BOB, 'cookie:b'])
    const evidence = [seen(ANN, 'cookie:b', { parked: 'pin' }), seen(BOB, 'cookie:b')]
    const found = whyNot(ANN, BOB, around(evidence, { pins: [pin] }))
    expect(takes(found)).toEqual([[{ kind: 'withdrawPin', pin }]])
    expect(found?.leastThatWouldJoin).toEqual([{ kind: 'withdrawPin', pin }])
    expect(found?.sentence).toContain('to withdraw the pin d5 (by jo, 2026-05-03, saying “they said so”)')
  })

  it('a pin and a limit behind it: to withdraw the pin is not enough', () => {
    const pin = pinned('d5', 'split', [ANN], [BOB])
    const asked: (readonly string[])[] = []
    const wouldPark = (_a: string, _b: string, withdrawn: readonly string[]) => {
      asked.push(withdrawn)
      return 'limit' as const
    }
    const found = whyNot(ANN, BOB, around([seen(ANN, BOB, { parked: 'pin' })], { pins: [pin], wouldPark }))
    expect(found?.leastThatWouldJoin).toEqual([{ kind: 'withdrawPin', pin }, MERGE])
    expect(asked).toEqual([['d5']])
    expect(found?.sentence).toContain('then a steward’s merge')
  })

  it('a pin is told of even where they were never seen together', () => {
    const pins = [pinned('d2', 'apart', [ANN], [BOB]), pinned('d1', 'split', ['cookie:a', 'cookie:x'], [BOB])]
    const found = whyNot(ANN, BOB, around([seen(ANN, 'cookie:a')], { pins }))
    expect(found?.kind).toBe('neverSeenTogether')
    expect(found?.leastThatWouldJoin.map(({ kind }) => kind)).toEqual(['withdrawPin', 'withdrawPin', 'verifiedEvent'])
  })

  it('what nobody verified joins no two known people: an event that names both, verified, would', () => {
    const claim = seen('email:a@x.example', 'email:b@x.example', { rule: 'together-unverified', parked: 'unverified' })
    const found = whyNot('email:a@x.example', 'email:b@x.example', around([claim]))
    const event: Remedy = { kind: 'verifiedEvent', a: 'email:a@x.example', b: 'email:b@x.example' }
    expect(takes(found)).toEqual([[event]])
    expect(found?.leastThatWouldJoin).toEqual([event])
    expect(found?.sentence).toContain('because it is not verified')
  })

  it('two people at a kiosk: it links nobody, and nothing will make it', () => {
    const kiosk = [seen(ANN, 'device:kiosk', { parked: 'shared' }), seen(BOB, 'device:kiosk', { parked: 'shared' })]
    const neighbourhood = around(kiosk, { standings: { 'device:kiosk': 'shared' }, wouldPark: () => 'limit' })
    const nothing: Remedy = { kind: 'nothing', key: 'device:kiosk', because: 'shared' }
    expect(takes(whyNot(ANN, BOB, neighbourhood))).toEqual([[nothing], [nothing]])
    expect(whyNot(ANN, BOB, neighbourhood)?.leastThatWouldJoin).toEqual([MERGE])
    expect(whyNot(ANN, 'device:kiosk', neighbourhood)?.leastThatWouldJoin).toEqual([nothing])
    expect(whyNot(ANN, 'device:kiosk', neighbourhood)?.sentence).toContain('device kiosk is shared by too many people')
  })

  it('an address that many name unverified is still somebody’s: a verified event would join it', () => {
    const rumour = seen(ANN, 'email:a@x.example', { rule: 'together-unverified', parked: 'shared' })
    const found = whyNot(ANN, 'email:a@x.example', around([rumour], { standings: { 'email:a@x.example': 'crowded' } }))
    expect(takes(found)).toEqual([[{ kind: 'verifiedEvent', a: ANN, b: 'email:a@x.example' }]])
  })

  it.each<[ParkedReason, 'blocked' | 'household']>([
    ['blocked', 'blocked'],
    ['household', 'household'],
  ])('%s: nothing would join it', (parked, standing) => {
    const found = whyNot(ANN, 'x:1', around([seen(ANN, 'x:1', { parked })], { standings: { 'x:1': standing } }))
    expect(takes(found)).toEqual([[{ kind: 'nothing', key: 'x:1', because: standing }]])
  })

  it('the matcher holds them to be two: a steward may know better', () => {
    const found = whyNot(ANN, BOB, around([seen(ANN, BOB, { parked: 'conflict' })], { wouldPark: () => 'conflict' }))
    expect(found?.leastThatWouldJoin).toEqual([MERGE])
  })

  it('evidence that is still to be weighed asks for patience', () => {
    const found = whyNot(ANN, BOB, around([seen(ANN, BOB, { state: 'pending' })]))
    expect(found?.leastThatWouldJoin).toEqual([{ kind: 'wait' }])
    expect(found?.sentence).toContain('it has not been weighed yet, and it would take to wait')
  })

  it('evidence found to be wrong is shown where nothing else leads from one to the other, and only there', () => {
    const wrong = seen(ANN, BOB, { state: 'retracted' })
    expect(whyNot(ANN, BOB, around([wrong]))).toMatchObject({ unused: [{ reason: 'retracted' }] })
    const parked = [seen(ANN, 'cookie:c', { parked: 'limit' }), seen(BOB, 'cookie:c', { parked: 'limit' })]
    expect(stops(whyNot(ANN, BOB, around([wrong, ...parked])))).toHaveLength(2)
  })

  it('two who were never seen together, not even through others', () => {
    const found = whyNot(ANN, BOB, around([seen(ANN, 'cookie:a'), seen(BOB, 'cookie:b')]))
    expect(found).toEqual({
      kind: 'neverSeenTogether',
      leastThatWouldJoin: [{ kind: 'verifiedEvent', a: ANN, b: BOB }],
      sentence:
        'customer ann and customer bob were never seen together, not even through others: it would take an event that ' +
        'names customer ann and customer bob, both verified.',
    })
  })

  it('takes the way with the fewest gaps, and of those the one whose weakest is the strongest', () => {
    const ways = [
      // Three gaps, all strong.
      gap(ANN, 'x:1', 90),
      gap('x:1', 'x:2', 90),
      gap('x:2', BOB, 90),
      // Two gaps, one of them weak.
      gap(ANN, 'y:1', 10),
      gap('y:1', BOB, 90),
      // Two gaps, and a way within a cluster.
      gap(ANN, 'z:1', 40),
      seen('z:1', 'z:2'),
      gap('z:2', BOB, 30),
    ]
    expect(stops(whyNot(ANN, BOB, around(ways)))).toEqual([`${ANN} > z:1 !`, 'z:1 > z:2', `z:2 > ${BOB} !`])
  })

  it('has no answer for those who are one person', () => {
    expect(whyNot(ANN, BOB, around([seen(ANN, BOB)]))).toBeNull()
    expect(whyNot(ANN, ANN, around([]))).toBeNull()
  })

  it('refuses parked evidence that does not say why, and names it by its key alone', () => {
    const mute = { ...seen(ANN, BOB, { parked: 'limit' }), reason: null }
    expect(() => whyNot(ANN, BOB, around([mute]))).toThrow(`Evidence ${mute.key} is parked without a reason`)
  })
})

const vertex = fc.constantFrom('a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7')
const evidence = fc
  .uniqueArray(fc.tuple(vertex, vertex, fc.boolean(), fc.integer({ min: 1, max: 9 })), {
    maxLength: 14,
    selector: ([a, b]) => [a, b].toSorted().join(' '),
  })
  .map((all) =>
    all
      .filter(([a, b]) => a !== b)
      .map(([a, b, parked, strength]) => seen(a, b, { strength, ...(parked ? { parked: 'limit' as const } : {}) })),
  )

/** Bellman and Ford's way: the fewest gaps from one vertex to another; Infinity where there is no way. */
function fewestGaps(all: ReturnType<typeof seen>[], from: string, to: string): number {
  const gaps = new Map([[from, 0]])
  for (let round = 0; round < 8; round++)
    for (const { a, b, state } of all)
      for (const [x, y] of [[a, b] as const, [b, a] as const]) {
        const through = (gaps.get(x) ?? Infinity) + (state === 'parked' ? 1 : 0)
        if (through < (gaps.get(y) ?? Infinity)) gaps.set(y, through)
      }
  return gaps.get(to) ?? Infinity
}

function gapsOf(found: WhyNot | null): number {
  if (found === null) return 0
  return found.kind === 'unused' ? found.unused.length : Infinity
}

it('the way is whole, has the fewest gaps there can be, and does not depend on the order of evidence', () => {
  fc.assert(
    fc.property(evidence, (all) => {
      const found = whyNot('a:1', 'a:2', around(all))
      expect(whyNot('a:1', 'a:2', around(all.toReversed()))).toEqual(found)
      expect(gapsOf(found)).toBe(fewestGaps(all, 'a:1', 'a:2'))
      const steps = found?.kind === 'unused' ? found.steps : []
      const visited = ['a:1', ...steps.map(({ to }) => to)]
      expect(steps.map(({ from }) => from)).toEqual(visited.slice(0, -1))
      expect(visited.at(-1)).toBe(steps.length > 0 ? 'a:2' : 'a:1')
    }),
  )
})
