import { describe, expect, it } from 'vitest'
import type { IdentityRules } from '../../src/identity/rules.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { evaluate, type Evaluation } from './reference/evaluate.ts'
import { factsOf, observe, type Facts, type Pin } from './reference/facts.ts'
import { tenureOf } from './reference/keys.ts'
import { areContradictory } from './reference/pins.ts'
import { rulesWith } from './rule-sets.ts'

const RULES = rulesWith()

/** Identifiers named in one event, on a day and at a time of day (UTC). */
function seen(day: number, keys: string, time = '09:00', details: Partial<CanonicalEvent> = {}): CanonicalEvent {
  return eventOf(keys.split(' '), { occurredAt: `2026-05-1${day}T${time}:00.000Z`, ...details })
}

function login(day: number, keys: string, time?: string): CanonicalEvent {
  return seen(day, keys, time, { type: 'identify' })
}

function judge(
  events: readonly CanonicalEvent[],
  rules: IdentityRules = RULES,
  verdicts: Partial<Facts> = {},
): Evaluation {
  return evaluate({ ...factsOf(events, rules), ...verdicts }, rules)
}

function clusters(...[events, rules, verdicts]: Parameters<typeof judge>): string[] {
  return together(judge(events, rules, verdicts))
}

function together(evaluation: Evaluation): string[] {
  return evaluation.clusters.map((cluster) => cluster.join(' '))
}

function parked({ evidence }: Evaluation): string[] {
  return [...evidence.values()]
    .filter(({ state }) => state === 'parked')
    .map(({ a, b, reason }) => `${a} ${b} ${reason}`)
    .toSorted()
}

function pins(...made: Omit<Pin, 'id'>[]): Pick<Facts, 'pins'> {
  return { pins: new Map(made.map((pin, at) => [`pin-${at}`, { ...pin, id: `pin-${at}` }])) }
}

const same = (...vertices: string[]): Omit<Pin, 'id'> => ({ kind: 'same', sides: [vertices] })
const apart = (...sides: string[][]): Omit<Pin, 'id'> => ({ kind: 'apart', sides })
const split = (...sides: string[][]): Omit<Pin, 'id'> => ({ kind: 'split', sides })

function conflict(...sides: string[][]): Pick<Facts, 'conflicts'> {
  return { conflicts: new Map([['c', { id: 'c', sides, matcher: 'crm' }]]) }
}

function contradict(...made: Omit<Pin, 'id'>[]): boolean {
  return areContradictory([...pins(...made).pins.values()])
}

/** A login, an event of somebody else, then one that names nobody. */
function signedIn(name: string, who: string): CanonicalEvent[] {
  return [
    login(1, 'device:tablet customer:1'),
    seen(2, `device:tablet ${who}`, '09:00', { name }),
    seen(2, 'device:tablet cookie:two', '10:00'),
  ]
}

function kiosk(...days: number[]): CanonicalEvent[] {
  return days.map((day, at) => login(day, `device:kiosk customer:${at + 1}`))
}

/** Two loyalty cards of one customer, so many days apart. */
function cards(days: number): CanonicalEvent[] {
  return [seen(0, 'customer:1 loyalty:a'), seen(days, 'customer:1 loyalty:b')]
}

function withPair(changed: object): IdentityRules {
  return rulesWith({}, { pairs: [{ between: ['cookie', 'phone'], ...changed }] })
}

describe('a device is of whom the last login says', () => {
  const family = [
    login(1, 'device:tablet customer:1'),
    seen(1, 'device:tablet cookie:one', '10:00'),
    login(2, 'device:tablet customer:2'),
    seen(2, 'device:tablet cookie:two', '10:00'),
    login(3, 'device:tablet customer:1'),
    seen(3, 'device:tablet email:a@x', '10:00'),
  ]
  const second = tenureOf('device:tablet', 'customer:2')

  it('so a family tablet takes each evening to whom it was', () => {
    expect(clusters(family)).toEqual([
      'cookie:one customer:1 device:tablet email:a@x',
      `cookie:two customer:2 ${second}`,
    ])
  })

  it('and what was before the first login is the first owner’s', () => {
    expect(clusters([...family, seen(0, 'device:tablet cookie:early')])).toEqual([
      'cookie:early cookie:one customer:1 device:tablet email:a@x',
      `cookie:two customer:2 ${second}`,
    ])
  })

  it('and a login that comes late moves only what was seen after it', () => {
    expect(clusters([...family, login(1, 'device:tablet customer:2', '09:30')])).toEqual([
      `cookie:one cookie:two customer:2 ${second}`,
      'customer:1 device:tablet email:a@x',
    ])
  })

  it('from the quarter of an hour in which it happened; of two at once the larger key is the later', () => {
    const logins = [login(1, 'device:tablet customer:1', '10:14'), login(2, 'device:tablet customer:2', '10:14')]
    const before = seen(2, 'device:tablet cookie:two', '10:01')
    expect(clusters([...logins, before])).toEqual([`cookie:two customer:2 ${second}`, 'customer:1 device:tablet'])
    const again = login(2, 'device:tablet customer:1', '10:14')
    expect(clusters([...logins, again, before])).toEqual([
      `cookie:two customer:2 ${second}`,
      'customer:1 device:tablet',
    ])
  })

  it('but not from a login at the very end of it', () => {
    const logins = [login(1, 'device:tablet customer:1'), login(2, 'device:tablet customer:2', '10:15')]
    expect(clusters([...logins, seen(2, 'device:tablet cookie:two', '10:01')])).toContain(
      'cookie:two customer:1 device:tablet',
    )
  })

  it('but an event that names somebody is theirs, whoever is logged in', () => {
    const named = seen(3, 'device:tablet customer:2 email:b@x', '11:00')
    expect(clusters([...family, named])).toContain(`cookie:two customer:2 ${second} email:b@x`)
  })

  it('without a login, of whom the days say: first of whom was named first', () => {
    const events = [seen(2, 'device:tablet customer:1'), seen(1, 'device:tablet customer:2')]
    expect(clusters(events)).toEqual([
      `customer:1 ${tenureOf('device:tablet', 'customer:1')}`,
      'customer:2 device:tablet',
    ])
  })

  it('and of two named first on one day, of the smaller key', () => {
    const events = [seen(1, 'device:tablet customer:2'), seen(1, 'device:tablet customer:1')]
    expect(clusters(events)).toEqual(['customer:1 device:tablet', `customer:2 ${second}`])
  })

  it('a configured event is a login, another is none, and a blocked customer’s is none', () => {
    expect(clusters(signedIn('Signed In', 'customer:2'))).toContain(`cookie:two customer:2 ${second}`)
    expect(clusters(signedIn('Product Viewed', 'customer:2'))).toContain('cookie:two customer:1 device:tablet')
    expect(clusters(signedIn('Signed In', 'customer:guest'))).toEqual([
      'cookie:two customer:1 device:tablet',
      'customer:guest',
    ])
  })
})

describe('a number that goes from one person to another', () => {
  const second = tenureOf('phone:1', 'customer:2')
  const first = [seen(0, 'phone:1 customer:1'), seen(2, 'phone:1 customer:1')]

  it('is cut where their days of verified use do not overlap', () => {
    const events = [
      ...first,
      seen(4, 'phone:1 customer:2'),
      seen(5, 'phone:1 customer:2'),
      seen(3, 'phone:1 email:a@x'),
      seen(5, 'phone:1 email:b@x'),
    ]
    expect(clusters(events)).toEqual(['customer:1 email:a@x phone:1', `customer:2 email:b@x ${second}`])
  })

  it('is shared use where they share a day, and the limit rules', () => {
    const evaluation = judge([...first, seen(2, 'phone:1 customer:2'), seen(4, 'phone:1 customer:2')])
    expect(together(evaluation)).toEqual(['customer:1 phone:1', 'customer:2'])
    expect(parked(evaluation)).toEqual(['customer:2 phone:1 limit'])
  })

  it('is one vertex for all who overlap, of the first of them', () => {
    const events = [...first, seen(4, 'phone:1 customer:2'), seen(4, 'phone:1 customer:3')]
    const evaluation = judge([...events, seen(5, 'phone:1 customer:2')])
    expect([...evaluation.vertices.keys()].filter((key) => key.startsWith('phone'))).toEqual(['phone:1', second])
    expect(parked(evaluation)).toHaveLength(1)
  })

  it('is whose it is said to be, on whatever day', () => {
    const late = seen(5, 'phone:1? customer:1 loyalty:a?')
    expect(clusters([...first, seen(4, 'phone:1 customer:2'), late])).toEqual([
      'customer:1 loyalty:a phone:1',
      `customer:2 ${second}`,
    ])
    expect(parked(judge([...first, seen(4, 'phone:1 customer:2'), late]))).toEqual([])
  })

  it('is not cut for a use that nobody vouches for, which goes by its day', () => {
    const evaluation = judge([...first, seen(4, 'phone:1? customer:2')])
    expect(together(evaluation)).toEqual(['customer:1 phone:1', 'customer:2'])
    const cut = judge([...first, seen(4, 'phone:1 customer:2'), seen(5, 'phone:1? loyalty:a?')])
    expect(together(cut)).toEqual(['customer:1 phone:1', `customer:2 loyalty:a ${second}`])
  })
})

describe('what is seen with too many links nobody', () => {
  it('within a window of days: then it is alone, uncut, and its evidence parked', () => {
    const evaluation = judge(kiosk(0, 1, 2))
    expect(together(evaluation)).toEqual(['customer:1', 'customer:2', 'customer:3', 'device:kiosk'])
    expect(evaluation.vertices.get('device:kiosk')).toEqual({ state: 'shared', class: 'device' })
    expect(parked(evaluation)).toEqual([1, 2, 3].map((n) => `customer:${n} device:kiosk shared`))
  })

  it('over more days than the window it is not, and is cut', () => {
    expect(clusters(kiosk(0, 1, 3))).toEqual([
      'customer:1 device:kiosk',
      `customer:2 ${tenureOf('device:kiosk', 'customer:2')}`,
      `customer:3 ${tenureOf('device:kiosk', 'customer:3')}`,
    ])
  })

  it('values that stand for nobody are not counted', () => {
    expect(clusters([...kiosk(0, 1), login(2, 'device:kiosk customer:guest')])).toHaveLength(3)
  })

  it('a person’s identifier is shared only by what is vouched for; a crowd that is not only loses its own', () => {
    const crowded = judge([seen(0, 'email:a@x customer:1'), seen(1, 'email:a@x? customer:2')])
    expect(together(crowded)).toEqual(['customer:1 email:a@x', 'customer:2'])
    expect(crowded.vertices.get('email:a@x')?.state).toBe('crowded')
    expect(parked(crowded)).toEqual(['customer:2 email:a@x shared'])
    const shared = judge([seen(0, 'email:a@x customer:1'), seen(1, 'email:a@x customer:2')])
    expect(together(shared)).toEqual(['customer:1', 'customer:2', 'email:a@x'])
    expect(shared.vertices.get('email:a@x')?.state).toBe('shared')
  })

  it('blocked comes before household, household before shared', () => {
    const rules = rulesWith({
      landline: { blocked: ['0'], shared: [{ with: 'customer', moreThan: 1, withinDays: 9 }] },
    })
    const events = ['0', '1'].flatMap((n) => [seen(0, `landline:${n} customer:1`), seen(1, `landline:${n} customer:2`)])
    const { vertices, evidence } = judge(events, rules)
    expect(vertices.get('landline:0')?.state).toBe('blocked')
    expect(vertices.get('landline:1')?.state).toBe('household')
    expect([...evidence.values()].map(({ reason }) => reason).toSorted()).toEqual([
      'blocked',
      'blocked',
      'household',
      'household',
    ])
  })
})

describe('a limit', () => {
  it('within days lets a card replace another, but not be used beside it', () => {
    expect(clusters(cards(1))).toEqual(['customer:1 loyalty:a', 'loyalty:b'])
    expect(clusters(cards(2))).toEqual(['customer:1 loyalty:a loyalty:b'])
    const used = judge([...cards(2), seen(3, 'loyalty:a cookie:one')])
    expect(together(used)).toEqual(['cookie:one customer:1 loyalty:a', 'loyalty:b'])
    expect(parked(used)).toEqual(['customer:1 loyalty:b limit'])
  })

  it('does not count use that is parked for what it is', () => {
    expect(clusters([...cards(2), seen(2, 'loyalty:a landline:home')])).toContain('customer:1 loyalty:a loyalty:b')
  })

  it('of a plain number counts for ever', () => {
    const events = [0, 1, 2].map((day) => seen(day, `customer:1 email:${day}@x`))
    expect(clusters(events)).toEqual(['customer:1 email:0@x email:1@x', 'email:2@x'])
  })
})

describe('evidence that is not vouched for', () => {
  it('joins somebody unknown to somebody known, and never two who are known', () => {
    const known = [seen(0, 'customer:1 email:a@x'), seen(1, 'customer:1 email:b@x?'), seen(0, 'loyalty:a cookie:one')]
    expect(clusters(known)).toEqual(['cookie:one loyalty:a', 'customer:1 email:a@x email:b@x'])
    const evaluation = judge([...known, seen(2, 'loyalty:a email:b@x?')])
    expect(together(evaluation)).toEqual(['cookie:one loyalty:a', 'customer:1 email:a@x email:b@x'])
    expect(parked(evaluation)).toEqual(['email:b@x loyalty:a unverified'])
  })

  it('comes after all that is vouched for, however strong and early', () => {
    const events = [seen(0, 'loyalty:a cookie:one?'), seen(1, 'loyalty:b cookie:one')]
    expect(clusters(events)).toEqual(['cookie:one loyalty:b', 'loyalty:a'])
  })

  it('links nobody where the rules ask for more', () => {
    const rules = rulesWith({ email: { mustBeVerified: true } })
    const evaluation = judge([seen(0, 'customer:1 email:a@x?'), seen(0, 'customer:1 phone:1?')], rules)
    expect(together(evaluation)).toEqual(['customer:1 phone:1', 'email:a@x'])
    expect(parked(evaluation)).toEqual(['customer:1 email:a@x unverified'])
  })
})

describe('the order of evidence', () => {
  it('is by strength, the lower of both priorities', () => {
    const events = [seen(0, 'customer:1 cookie:one'), seen(0, 'cookie:one loyalty:a'), seen(5, 'customer:2 loyalty:a')]
    expect(clusters(events)).toContain('customer:2 loyalty:a')
  })

  it('or by what the rules say of a pair, which may be that it never counts', () => {
    const events = [seen(0, 'customer:1 order:7'), seen(1, 'customer:2 order:7'), seen(0, 'phone:1 cookie:one')]
    expect(clusters(events)).toEqual(['cookie:one phone:1', 'customer:1 order:7', 'customer:2'])
    expect(clusters(events, withPair({ counts: false }))).toEqual([
      'cookie:one',
      'customer:1 order:7',
      'customer:2',
      'phone:1',
    ])
    expect(parked(judge(events, withPair({ counts: false })))).toContain('cookie:one phone:1 rule')
    const both = [seen(0, 'customer:1 loyalty:a'), seen(1, 'loyalty:a cookie:one'), seen(0, 'cookie:one customer:2')]
    expect(clusters(both)).toContain('customer:1 loyalty:a')
    expect(
      clusters(
        both,
        rulesWith(
          {},
          {
            pairs: [
              { between: ['cookie', 'loyalty'], strength: 95 },
              { between: ['customer', 'cookie'], strength: 94 },
            ],
          },
        ),
      ),
    ).toEqual(['cookie:one customer:2 loyalty:a', 'customer:1'])
  })

  it('is then by the day first seen', () => {
    const events = [seen(3, 'customer:1 order:7'), seen(2, 'customer:2 order:7')]
    expect(clusters(events)).toEqual(['customer:1', 'customer:2 order:7'])
    expect(clusters([...events, seen(1, 'customer:1 order:7')])).toEqual(['customer:1 order:7', 'customer:2'])
  })
})

describe('pins', () => {
  const two = [seen(0, 'customer:1 order:7'), seen(1, 'customer:2 order:7'), seen(1, 'customer:2 order:8')]

  it('same: holds two customers together, who then count once', () => {
    expect(clusters(two, RULES, pins(same('customer:1', 'customer:2')))).toEqual([
      'customer:1 customer:2 order:7 order:8',
    ])
    const third = [...two, seen(2, 'customer:3 order:8')]
    expect(clusters(third, RULES, pins(same('customer:1', 'customer:2')))).toContain('customer:3')
  })

  it('same: through others', () => {
    const chain = pins(same('customer:1', 'order:8'), same('order:8', 'customer:2'))
    expect(clusters(two, RULES, chain)).toEqual(['customer:1 customer:2 order:7 order:8'])
  })

  it('same: holds the rest together while one of them is nobody', () => {
    const events = [...two, seen(0, 'customer:guest cookie:one')]
    const pinned = pins(same('customer:guest', 'customer:1', 'customer:2'))
    expect(clusters(events, RULES, pinned)).toContain('customer:1 customer:2 order:7 order:8')
  })

  it('apart: keeps apart, and holds nothing together', () => {
    const evaluation = judge(two, RULES, pins(apart(['customer:2', 'customer:3'], ['order:8'])))
    expect(together(evaluation)).toEqual(['customer:1 order:7', 'customer:2', 'customer:3', 'order:8'])
    expect(parked(evaluation)).toContain('customer:2 order:8 pin')
  })

  it('split: keeps apart, and holds each side together', () => {
    expect(clusters(two, RULES, pins(split(['customer:1'], ['customer:2', 'order:7'], ['order:8'])))).toEqual([
      'customer:1',
      'customer:2 order:7',
      'order:8',
    ])
  })

  it('that contradict each other are refused', () => {
    expect(contradict(apart(['customer:1'], ['customer:2']), same('customer:1', 'customer:3'))).toBe(false)
    expect(contradict(apart(['customer:1'], ['customer:2']), same('customer:1', 'customer:3', 'customer:2'))).toBe(true)
    expect(contradict(same('customer:1', 'x:1'), same('x:1', 'x:2'), split(['x:2', 'x:3'], ['customer:1']))).toBe(true)
    expect(contradict(apart(['customer:1'], ['customer:1', 'customer:2']))).toBe(true)
    expect(() => judge(two, RULES, pins(same('customer:1', 'order:7'), apart(['customer:1'], ['order:7'])))).toThrow(
      RangeError,
    )
  })
})

describe('a conflict', () => {
  const weak = [seen(0, 'customer:1 cookie:one'), seen(1, 'loyalty:a cookie:one')]

  it('keeps weak evidence from joining its sides', () => {
    expect(clusters(weak)).toEqual(['cookie:one customer:1 loyalty:a'])
    const evaluation = judge(weak, RULES, conflict(['customer:1'], ['loyalty:a']))
    expect(together(evaluation)).toEqual(['cookie:one customer:1', 'loyalty:a'])
    expect(parked(evaluation)).toEqual(['cookie:one loyalty:a conflict'])
  })

  it('gives way to evidence that overrides conflicts; what holds both sides takes weak evidence again', () => {
    const both = [...weak, seen(2, 'customer:1 loyalty:a')]
    const evaluation = judge(both, RULES, conflict(['customer:1'], ['loyalty:a']))
    expect(together(evaluation)).toEqual(['cookie:one customer:1 loyalty:a'])
    expect(parked(evaluation)).toEqual([])
  })

  it('gives way to a pin', () => {
    const verdicts = { ...conflict(['customer:1'], ['loyalty:a']), ...pins(same('customer:1', 'loyalty:a')) }
    expect(clusters(weak, RULES, verdicts)).toContain('cookie:one customer:1 loyalty:a')
  })
})

describe('retracted evidence', () => {
  const events = [seen(0, 'customer:1 phone:1'), seen(4, 'customer:2 phone:1')]
  const key = JSON.stringify(['customer:2', 'phone:1', 'together', 'web', 'customer:2'])

  it('counts for nothing, not for whose something is', () => {
    const facts = { ...factsOf(events, RULES), retracted: new Set([key]) }
    const evaluation = evaluate(facts, RULES)
    expect(together(evaluation)).toEqual(['customer:1 phone:1', 'customer:2'])
    expect([...evaluation.evidence.values()].map(({ state }) => state).toSorted()).toEqual(['accepted', 'retracted'])
  })

  it('joins nobody', () => {
    const retracted = new Set([JSON.stringify(['customer:1', 'phone:1', 'together', 'web', 'customer:1'])])
    expect(clusters([seen(0, 'customer:1 phone:1')], RULES, { retracted })).toEqual(['customer:1', 'phone:1'])
  })

  it('lives again with all its days when it is seen again', () => {
    const facts = observe(
      { ...factsOf(events, RULES), retracted: new Set([key]) },
      [seen(5, 'customer:2 phone:1')],
      RULES,
    )
    const vertex = tenureOf('phone:1', 'customer:2')
    const { evidence } = evaluate(facts, RULES)
    const back = [...evidence.values()].find(({ b }) => b === vertex)
    expect(back).toMatchObject({ state: 'accepted', reason: null })
    expect(back?.days).toHaveLength(2)
  })
})

describe('other rules over the same facts', () => {
  const facts = factsOf([seen(0, 'customer:1 phone:1'), seen(4, 'customer:2 phone:1')], RULES)
  const second = tenureOf('phone:1', 'customer:2')
  const settled = rulesWith({ phone: { reassignable: false } })

  it('no longer cut what they say is not reassigned; a vertex that was needed stays, alone', () => {
    const before = evaluate(facts, RULES)
    expect(together(before)).toEqual(['customer:1 phone:1', `customer:2 ${second}`])
    expect(together(evaluate(facts, settled, before.vertices.keys()))).toEqual([
      'customer:1 phone:1',
      'customer:2',
      second,
    ])
    expect(together(evaluate(facts, settled))).toEqual(['customer:1 phone:1', 'customer:2'])
  })

  it('take a login of whom they block for none', () => {
    const logins = [login(1, 'device:tablet customer:1'), login(2, 'device:tablet customer:2')]
    const later = factsOf([...logins, seen(3, 'device:tablet cookie:one')], RULES)
    expect(together(evaluate(later, rulesWith({ customer: { blocked: ['2'] } })))).toEqual([
      'cookie:one customer:1 device:tablet',
      'customer:2',
    ])
    expect(together(evaluate(later, rulesWith({ customer: { blocked: ['1'] } })))).toEqual([
      'cookie:one customer:2 device:tablet',
      'customer:1',
    ])
  })

  it('may raise a limit, block a value, or make a class a household’s', () => {
    expect(together(evaluate(facts, rulesWith({ phone: { reassignable: false }, customer: { limit: 2 } })))).toEqual([
      'customer:1 customer:2 phone:1',
    ])
    expect(together(evaluate(facts, rulesWith({ customer: { blocked: ['1'] } })))).toEqual([
      'customer:1',
      'customer:2 phone:1',
    ])
    expect(together(evaluate(facts, rulesWith({ phone: { class: 'household' } })))).toHaveLength(3)
  })
})

describe('the facts of an event', () => {
  it('are all pairs of six identifiers, and beyond six those with the strongest', () => {
    const six = factsOf([seen(0, 'customer:2 customer:1 a:1 a:2 a:3 a:4')], RULES)
    expect(six.observations.size).toBe(15)
    const seven = factsOf([seen(0, 'customer:2 customer:1 a:1 a:2 a:3 a:4 a:5')], RULES)
    expect([...seven.observations.values()].filter(({ a, b }) => [a, b].includes('customer:1'))).toHaveLength(6)
    expect(seven.observations.size).toBe(6)
  })

  it('take an identifier that is named twice once, verified if either is', () => {
    const { identifiers, observations } = factsOf([seen(0, 'customer:1 email:a@x? email:a@x')], RULES)
    expect(identifiers.get('email:a@x')).toEqual({ verified: true })
    expect([...observations.values()].map(({ rule }) => rule)).toEqual(['together'])
  })

  it('vouch for an identifier once and for all', () => {
    const events = [seen(0, 'email:a@x email:a@x? phone:1'), seen(1, 'email:a@x? phone:1?')]
    const { identifiers, observations } = factsOf(events, RULES)
    expect([...identifiers.values()]).toEqual([{ verified: true }, { verified: true }])
    expect([...observations.values()].map(({ rule }) => rule)).toEqual(['together', 'together-unverified'])
  })

  it('say whose they are: of the one they name, else of the first that the event names', () => {
    const { observations, logins } = factsOf([login(0, 'customer:2 customer:1 device:tablet cookie:one')], RULES)
    expect([...observations.values()].map(({ a, b, owner }) => `${a} ${b} ${owner}`).toSorted()).toEqual([
      'cookie:one customer:1 customer:1',
      'cookie:one customer:2 customer:2',
      'cookie:one device:tablet customer:1',
      'customer:1 customer:2 null',
      'customer:1 device:tablet customer:1',
      'customer:2 device:tablet customer:2',
    ])
    expect([...logins.values()].map(({ device, owner }) => `${device} ${owner}`)).toEqual([
      'device:tablet customer:1',
      'cookie:one customer:1',
    ])
  })

  it('name the record that a source gave an id', () => {
    const record = { id: 'r#1', attributes: {} }
    expect(clusters([seen(0, 'customer:1', '09:00', { record, source: 'crm' })])).toEqual([
      'customer:1 record.crm:r%231',
    ])
  })

  it('are dated to the day, or to a quarter of an hour where nobody says whose a device is', () => {
    const { observations } = factsOf(
      [seen(0, 'device:tablet cookie:one', '00:20'), seen(0, 'device:tablet customer:1'), seen(0, 'phone:1 email:a@x')],
      RULES,
    )
    const day = Date.parse('2026-05-10') / 86_400_000
    expect([...observations.values()].map(({ owner, days, slots }) => [owner, [...days], [...slots]])).toEqual([
      [null, [], [day * 96 + 1]],
      ['customer:1', [day], []],
      [null, [day], []],
    ])
  })

  it('make evidence with a key of its own for each pair of vertices, rule, source and owner', () => {
    const { evidence } = judge([seen(0, 'device:tablet customer:1')])
    expect([...evidence.keys()]).toEqual(['kujv1tqm786ecruouqaaasf6'])
  })
})
