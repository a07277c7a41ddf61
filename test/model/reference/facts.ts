import { canBeCut, namespaceRule, type IdentityRules } from '../../../src/identity/rules.ts'
import { keyOf, type CanonicalEvent } from '../../../src/model/index.ts'
import { byKey, canOwn, classOfKey, DAY_MS, namespaceOf, SLOT_MS, type VertexKey, type WholeKey } from './keys.ts'

export type EvidenceRule = 'together' | 'together-unverified' | 'matcher'

/** What events said of two whole identifiers, under one rule, by one source, for one owner. */
export interface Observation {
  readonly a: WholeKey
  readonly b: WholeKey
  readonly rule: EvidenceRule
  readonly source: string
  readonly owner: WholeKey | null
  /** Whole days since 1970. */
  readonly days: ReadonlySet<number>
  /** Quarters of an hour since 1970. */
  readonly slots: ReadonlySet<number>
}

/** What a matcher says, or said, of two whole identifiers. */
export interface Score {
  readonly a: WholeKey
  readonly b: WholeKey
  /** The matcher's name. */
  readonly source: string
  readonly bits: number
  /** Null when it says so no more. */
  readonly modelVersion: string | null
  /** Whole days since 1970: when it first said so. */
  readonly day: number
}

export interface Login {
  readonly device: WholeKey
  readonly owner: WholeKey
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Pin {
  readonly id: string
  readonly kind: 'same' | 'apart' | 'split'
  readonly sides: readonly (readonly VertexKey[])[]
}

export interface Conflict {
  readonly id: string
  readonly sides: readonly (readonly VertexKey[])[]
  /** Whose it is: that one's next result replaces it. */
  readonly matcher: string
}

/** All that identity is decided from, beside the rules. Withdrawn pins and replaced conflicts are not in it. */
export interface Facts {
  readonly identifiers: ReadonlyMap<WholeKey, { readonly verified: boolean }>
  readonly observations: ReadonlyMap<string, Observation>
  /** By the same keys as observations. */
  readonly scores: ReadonlyMap<string, Score>
  /** Keys of observations and scores, by stewards. */
  readonly retracted: ReadonlySet<string>
  readonly logins: ReadonlyMap<string, Login>
  readonly pins: ReadonlyMap<string, Pin>
  readonly conflicts: ReadonlyMap<string, Conflict>
}

export const NO_FACTS: Facts = {
  identifiers: new Map(),
  observations: new Map(),
  scores: new Map(),
  retracted: new Set(),
  logins: new Map(),
  pins: new Map(),
  conflicts: new Map(),
}

/** @param rules those in force when the events came: whose an observation is, and how finely it is dated, is not looked at again */
export function factsOf(events: readonly CanonicalEvent[], rules: IdentityRules): Facts {
  return events.reduce((facts, event) => observed(facts, event, rules), NO_FACTS)
}

/** Adds what events say; what was retracted and is said again lives again. */
export function observe(facts: Facts, events: readonly CanonicalEvent[], rules: IdentityRules): Facts {
  return events.reduce((known, event) => observed(known, event, rules), facts)
}

export function observationKey(of: Omit<Observation, 'days' | 'slots'>): string {
  return JSON.stringify([of.a, of.b, of.rule, of.source, of.owner])
}

/**
 * What a matcher says now in place of what it said before. What a steward retracted stays so for as long as the matcher
 * goes on saying it.
 */
export function matched(
  facts: Facts,
  matcher: string,
  scores: readonly Omit<Score, 'day'>[],
  conflicts: readonly Conflict[],
  day: number,
): Facts {
  const keyed = scores.map((score) => [scoreKey(score), score] as const)
  const said = new Map(facts.scores)
  const retracted = new Set(facts.retracted)
  const isGoneOn = (key: string) => facts.scores.get(key)?.modelVersion != null && keyed.some(([own]) => own === key)
  for (const [key, score] of facts.scores)
    if (score.source === matcher) {
      said.set(key, { ...score, modelVersion: null })
      if (!isGoneOn(key)) retracted.delete(key)
    }
  for (const [key, score] of keyed) said.set(key, { ...score, day: facts.scores.get(key)?.day ?? day })
  const others = [...facts.conflicts].filter(([, conflict]) => conflict.matcher !== matcher)
  const own = conflicts.map((conflict) => [conflict.id, conflict] as const)
  return { ...facts, scores: said, retracted, conflicts: new Map([...others, ...own]) }
}

export function scoreKey({ a, b, source }: Pick<Score, 'a' | 'b' | 'source'>): string {
  return observationKey({ a, b, rule: 'matcher', source, owner: null })
}

function observed(facts: Facts, event: CanonicalEvent, rules: IdentityRules): Facts {
  const named = namedBy(event)
  const seen = pairsOf([...named.keys()], rules).map((pair) => observationOf(pair, named, event, rules))
  const identifiers = new Map(facts.identifiers)
  for (const [key, verified] of named)
    identifiers.set(key, { verified: verified || (identifiers.get(key)?.verified ?? false) })
  const observations = new Map(facts.observations)
  const retracted = new Set(facts.retracted)
  for (const observation of seen) {
    const key = observationKey(observation)
    observations.set(key, added(observations.get(key), observation))
    retracted.delete(key)
  }
  const logins = new Map(facts.logins)
  for (const login of loginsOf(event, [...named.keys()], rules)) logins.set(JSON.stringify(login), login)
  return { ...facts, identifiers, observations, retracted, logins }
}

function added(known: Observation | undefined, more: Observation): Observation {
  if (known === undefined) return more
  return { ...more, days: new Set([...known.days, ...more.days]), slots: new Set([...known.slots, ...more.slots]) }
}

/** Each identifier once, with whether the event vouches for it. */
function namedBy(event: CanonicalEvent): Map<WholeKey, boolean> {
  const named = new Map<WholeKey, boolean>()
  for (const { key, verified } of event.identifiers) named.set(key, verified || named.get(key) === true)
  if (event.record?.id != null) named.set(keyOf({ namespace: `record.${event.source}`, value: event.record.id }), true)
  return named
}

const ALL_PAIRS_MAX = 6

/** All pairs of up to six identifiers; beyond that the one of highest priority with each other one. */
function pairsOf(keys: readonly WholeKey[], rules: IdentityRules): [WholeKey, WholeKey][] {
  const priority = (key: WholeKey) => namespaceRule(rules, namespaceOf(key)).priority
  const ranked = keys.toSorted((x, y) => priority(y) - priority(x) || byKey(x, y))
  const centres = ranked.length <= ALL_PAIRS_MAX ? ranked : ranked.slice(0, 1)
  return centres.flatMap((centre, at) => ranked.slice(at + 1).map((other): [WholeKey, WholeKey] => [centre, other]))
}

function observationOf(
  pair: readonly [WholeKey, WholeKey],
  named: ReadonlyMap<WholeKey, boolean>,
  event: CanonicalEvent,
  rules: IdentityRules,
): Observation {
  const [a, b] = pair.toSorted(byKey) as [WholeKey, WholeKey]
  const cut = pair.some((key) => canBeCut(rules, namespaceOf(key)))
  const owner = cut ? (ownerAmong(pair, rules) ?? ownerAmong([...named.keys()], rules)) : null
  const exact = owner === null && pair.some((key) => classOfKey(rules, key) === 'device')
  const at = Date.parse(event.occurredAt)
  return {
    a,
    b,
    rule: named.get(a) === true && named.get(b) === true ? 'together' : 'together-unverified',
    source: event.source,
    owner,
    days: new Set(exact ? [] : [Math.floor(at / DAY_MS)]),
    slots: new Set(exact ? [Math.floor(at / SLOT_MS)] : []),
  }
}

function loginsOf(event: CanonicalEvent, keys: readonly WholeKey[], rules: IdentityRules): Login[] {
  const owner = ownerAmong(keys, rules)
  if (owner === null || !isLogin(event, rules)) return []
  const devices = keys.filter((key) => classOfKey(rules, key) === 'device')
  return devices.map((device) => ({ device, owner, at: Date.parse(event.occurredAt) }))
}

function isLogin({ type, name }: CanonicalEvent, rules: IdentityRules): boolean {
  return type === 'identify' || (type === 'track' && name !== null && rules.login.events.includes(name))
}

function ownerAmong(keys: readonly WholeKey[], rules: IdentityRules): WholeKey | null {
  const [first = null] = keys.filter((key) => canOwn(rules, key)).toSorted(byKey)
  return first
}
