/** Small random histories of events and stewards' verdicts, under rules that let little bring all about. */
import fc from 'fast-check'
import {
  identityRulesSchema,
  mergeVerdict,
  pinVerdict,
  retractVerdict,
  splitVerdict,
  standsForSomebody,
  undoVerdict,
  unpinVerdict,
  type Verdict,
  type VerdictHead,
} from '../../src/identity/index.ts'
import type { BirthId, LoggedEvent } from '../../src/model/index.ts'
import { eventOf } from './events.ts'
import type { MemoryIdentityGraph } from './memory-identity-graph.ts'
import { undoableOn } from './undoing.ts'

/** `nobody` of each history that may be played: blocked values are compared whole. */
const NOBODIES = Array.from({ length: 1_000 }, (_, at) => `h${at}-nobody`)
const person = { class: 'person', normaliser: 'id', blocked: NOBODIES }
const device = { class: 'device', normaliser: 'id' }

export const SMALL_RULES = identityRulesSchema.parse({
  version: 2,
  defaults: { region: 'GB', email: { gmailDots: true, plusAddressing: true } },
  login: { namespace: 'customer' },
  namespaces: {
    customer: { ...person, priority: 100, limit: 1, overridesConflicts: true },
    loyalty: { ...person, priority: 90, limit: { max: 1, withinDays: 5 }, overridesConflicts: true },
    email: { ...person, priority: 70, shared: [{ with: 'customer', moreThan: 2, withinDays: 4 }], reassignable: true },
    phone: { ...person, priority: 60, mustBeVerified: true, shared: [{ with: 'email', moreThan: 1, withinDays: 9 }] },
    device: { ...device, priority: 20, shared: [{ with: 'customer', moreThan: 2, withinDays: 2 }] },
    cookie: { ...device, priority: 10, shared: [{ with: 'email', moreThan: 1, withinDays: 3 }] },
    landline: { class: 'household', priority: 0, normaliser: 'id' },
  },
  otherNamespaces: { ...person, priority: 50 },
  pairs: [{ between: ['phone', 'cookie'], counts: false }],
  survivorship: { default: { by: ['newest'] } },
})

/** What was shared is not any more, what never counted does. */
export const LATER_RULES = identityRulesSchema.parse({
  ...SMALL_RULES,
  version: 3,
  namespaces: {
    ...SMALL_RULES.namespaces,
    email: { ...person, priority: 70, shared: [{ with: 'customer', moreThan: 3, withinDays: 2 }], reassignable: true },
    phone: { ...person, priority: 60 },
    cookie: { ...device, priority: 95 },
  },
  pairs: [],
})

/** Identifiers as `eventOf` reads them; the values are to be made the history's own. */
const keyArbitrary = fc.constantFrom(
  ...['1', '2', '3'].flatMap((n) => [`customer:${n}`, `device:${n}`]),
  ...['1', '2'].flatMap((n) => [`email:${n}`, `email:${n}?`, `phone:${n}`, `phone:${n}?`]),
  ...['1', '2'].flatMap((n) => [`loyalty:${n}`, `cookie:${n}`]),
  'customer:nobody',
  'landline:1',
)

const eventArbitrary = fc.record({
  keys: fc.uniqueArray(keyArbitrary, { minLength: 1, maxLength: 4, selector: (key) => key.replace('?', '') }),
  /** Within ten days, so that some fall together. */
  hour: fc.integer({ min: 0, max: 240 }),
  isLogin: fc.boolean(),
})

const VERDICTS = ['merge', 'split', 'apart', 'unpin', 'retract', 'undo'] as const

/** `picks` choose among what there is by then. */
const stepArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.record({ events: fc.array(eventArbitrary, { minLength: 1, maxLength: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verdict: fc.constantFrom(...VERDICTS),
      picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
    }),
  },
)

export const historyArbitrary = (steps: number) => fc.array(stepArbitrary, { minLength: steps, maxLength: steps })

type EventDraft = typeof eventArbitrary extends fc.Arbitrary<infer T> ? T : never
type VerdictDraft = { readonly verdict: (typeof VERDICTS)[number]; readonly picks: readonly [number, number, number] }

export type Step = { readonly events: readonly EventDraft[] } | VerdictDraft

let position = Date.now()

/** @param history what tells its identifiers from those of others */
export function loggedEvents(history: string, events: readonly EventDraft[]): LoggedEvent[] {
  return events.map(({ keys, hour, isLogin }) => ({
    lane: 9,
    position: `${position++}-0`,
    event: eventOf(
      keys.map((key) => key.replace(':', `:${history}-`)),
      {
        type: isLogin ? 'identify' : 'track',
        occurredAt: new Date(Date.UTC(2026, 4, 4) + hour * 3_600_000).toISOString(),
      },
    ),
  }))
}

/** A verdict on what is there; null where there is nothing to judge. */
export function verdictOn(
  graph: MemoryIdentityGraph,
  { verdict, picks }: VerdictDraft,
  head: VerdictHead,
): Verdict | null {
  const [one, two, three] = picks
  const somebody = [...graph.vertices.values()].filter(({ state }) => standsForSomebody(state))
  const membersOf = (id: BirthId) => somebody.filter(({ key }) => graph.profileOf.get(key) === id)
  const [left, right] = [choose(somebody, one), choose(somebody, two)]
  if (left === undefined || right === undefined) return null
  const [leftId = '', rightId = ''] = [graph.profileOf.get(left.key), graph.profileOf.get(right.key)]
  switch (verdict) {
    case 'merge': {
      const profiles = [leftId, rightId].map((id) => ({ id, members: membersOf(id) }))
      return leftId === rightId ? null : mergeVerdict(head, profiles, graph.rules)
    }
    case 'split': {
      const members = membersOf(leftId).map(({ key }) => key)
      if (members.length < 2) return null
      const cut = 1 + (three % (members.length - 1))
      return splitVerdict(head, members, [members.slice(0, cut), members.slice(cut)])
    }
    case 'apart':
      return left === right ? null : pinVerdict(head, 'apart', [[left.key], [right.key]])
    case 'unpin': {
      const pin = choose(graph.pins.values(), one)
      return pin === undefined ? null : unpinVerdict(head, pin)
    }
    case 'retract': {
      const evidence = choose(graph.evidence.values(), three)
      return evidence === undefined ? null : retractVerdict(head, [evidence], (key) => graph.vertices.get(key)?.birthId)
    }
    case 'undo': {
      const decision = choose(undoable(graph), three)
      return decision === undefined ? null : undoVerdict(head, undoableOn(graph, decision))
    }
  }
}

function choose<T>(from: Iterable<T>, pick: number): T | undefined {
  const all = [...from]
  return all[pick % all.length]
}

function undoable(graph: MemoryIdentityGraph) {
  const undone = new Set([...graph.decisions.values()].map(({ undoes }) => undoes))
  return [...graph.decisions.values()].filter(({ id }) => !undone.has(id))
}
