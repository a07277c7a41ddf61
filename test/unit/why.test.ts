import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Why, why } from '../../src/identity/index.ts'
import { around, byStrength, pinned, seen } from '../support/explained.ts'

const stops = (found: Why | null): string[] | undefined => found?.steps.map(({ from, to }) => `${from} > ${to}`)

describe('why two identifiers are one person', () => {
  const order = seen('customer:7', 'email:ann@x.example', {
    strength: 70,
    on: ['2026-05-01', '2026-05-04'],
    source: 'shop',
  })
  const visit = seen('cookie:abc', 'email:ann@x.example', { strength: 10 })

  it('is told as the steps from the one to the other, and as one sentence', () => {
    const found = why('customer:7', 'cookie:abc', around([visit, order]))
    expect(found?.steps).toEqual([
      { kind: 'evidence', evidence: order, from: 'customer:7', to: 'email:ann@x.example' },
      { kind: 'evidence', evidence: visit, from: 'email:ann@x.example', to: 'cookie:abc' },
    ])
    expect(found?.sentence).toBe(
      'customer 7 and cookie abc are one person: customer 7 was seen with email ann@x.example by shop on 2 days from ' +
        '2026-05-01 to 2026-05-04 (rule together, strength 70), and email ann@x.example was seen with cookie abc by web ' +
        'on 2026-05-01 (rule together, strength 10).',
    )
  })

  it('is dated by quarters of an hour too, where it is kept so', () => {
    const used = { ...seen('cookie:abc', 'email:ann@x.example'), days: [], slots: [1_975_428] }
    expect(why('cookie:abc', 'email:ann@x.example', around([used]))?.sentence).toContain('on 2026-05-04')
  })

  it('is the strongest way, not the shortest', () => {
    const strong = [
      seen('customer:7', 'loyalty:1', { strength: 90 }),
      seen('email:ann@x.example', 'loyalty:1', { strength: 70 }),
    ]
    const found = why('customer:7', 'email:ann@x.example', around([{ ...order, strength: 60 }, ...strong]))
    expect(stops(found)).toEqual(['customer:7 > loyalty:1', 'loyalty:1 > email:ann@x.example'])
  })

  it('prefers verified evidence to stronger evidence that is not, and older to newer', () => {
    const claimed = seen('customer:7', 'cookie:abc', { strength: 99, rule: 'together-unverified' })
    expect(stops(why('customer:7', 'cookie:abc', around([claimed, visit, order])))).toHaveLength(2)
    const older = seen('customer:7', 'cookie:abc', { strength: 10, on: ['2026-04-01'] })
    expect(stops(why('customer:7', 'cookie:abc', around([older, visit, order])))).toEqual(['customer:7 > cookie:abc'])
  })

  it('tells of a score what it was, and by which version of the model', () => {
    const match = seen('record.crm:1', 'record.crm:2', { rule: 'matcher', source: 'crm' })
    const found = why('record.crm:1', 'record.crm:2', around([{ ...match, score: 9.5, modelVersion: 'v1' }]))
    expect(found?.sentence).toContain(
      'record.crm 1 was matched with record.crm 2 by crm (rule matcher, 9.5 bits, model version v1).',
    )
  })

  it('takes no step over what is parked, pending or retracted', () => {
    for (const state of ['pending', 'retracted', 'parked'] as const)
      expect(why('customer:7', 'cookie:abc', around([{ ...order, state }, visit]))).toBeNull()
  })

  it('may be that a steward held them together, which comes before all evidence', () => {
    const pin = pinned('d9', 'same', ['customer:7', 'cookie:abc'])
    const found = why('cookie:abc', 'customer:7', around([visit, order], { pins: [pin] }))
    expect(found?.steps).toEqual([{ kind: 'pin', pin, from: 'cookie:abc', to: 'customer:7' }])
    expect(found?.sentence).toBe(
      'cookie abc and customer 7 are one person: cookie abc is held together with customer 7 by jo since 2026-05-03, ' +
        'saying “they said so” (pin d9).',
    )
  })

  it('holds together each side of a split, and nothing that was only kept apart', () => {
    const split = pinned('d1', 'split', ['customer:7', 'cookie:abc'], ['customer:8', 'cookie:def'])
    const apart = pinned('d2', 'apart', ['customer:7', 'loyalty:1'], ['customer:8'])
    const pins = [split, apart]
    expect(stops(why('customer:8', 'cookie:def', around([], { pins })))).toEqual(['customer:8 > cookie:def'])
    expect(why('customer:7', 'customer:8', around([], { pins }))).toBeNull()
    expect(why('customer:7', 'loyalty:1', around([], { pins }))).toBeNull()
  })

  it('says of a further tenure that it is one, and never shows its owner’s digest', () => {
    const tablet = seen('customer:8', 'device:t#0123456789', { strength: 20 })
    expect(why('customer:8', 'device:t#0123456789', around([tablet]))?.sentence).toContain(
      'device t (in another owner’s hands)',
    )
  })

  it('reads values as they were given, percent signs and number signs too', () => {
    const odd = seen('customer:7%239%25', 'email:ann@x.example')
    expect(why('customer:7%239%25', 'email:ann@x.example', around([odd]))?.sentence).toContain('customer 7#9% and')
  })

  it('needs no step for one and the same identifier', () => {
    expect(why('customer:7', 'customer:7', around([]))).toEqual({
      steps: [],
      sentence: 'customer 7 is one identifier.',
    })
  })
})

const vertex = fc.constantFrom('a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6')
const evidence = fc
  .uniqueArray(fc.tuple(vertex, vertex, fc.constantFrom('crm', 'web'), fc.integer({ min: 1, max: 9 })), {
    maxLength: 14,
    selector: ([a, b, source]) => [...[a, b].toSorted(), source].join(' '),
  })
  .map((all) =>
    all.filter(([a, b]) => a !== b).map(([a, b, source, strength]) => seen(a, b, { source, strength: strength * 10 })),
  )

it('no other way has a stronger weakest step, whatever the evidence and its order', () => {
  fc.assert(
    fc.property(evidence, (all) => {
      const found = why('a:1', 'a:2', around(all))
      const shuffled = why('a:1', 'a:2', around(all.toReversed()))
      expect(shuffled).toEqual(found)
      const used = found?.steps.flatMap((step) => (step.kind === 'evidence' ? [byStrength(step.evidence)] : []))
      const weakest = used?.toSorted().at(-1)
      const stronger = all.filter((item) => weakest === undefined || byStrength(item) < weakest)
      expect(why('a:1', 'a:2', around(stronger))).toBeNull()
    }),
  )
})

it('a cluster of a thousand, seen together twenty thousand times, is walked from end to end', () => {
  const chain = Array.from({ length: 999 }, (_, at) => seen(`c:${at}`, `c:${at + 1}`, { strength: 90 }))
  const weak = Array.from({ length: 19_001 }, (_, at) =>
    seen(`c:${at % 1_000}`, `c:${(at * 7 + 2) % 1_000}`, { strength: 10, source: `s${at}` }),
  )
  expect(why('c:0', 'c:999', around([...weak, ...chain]))?.steps).toHaveLength(999)
})
