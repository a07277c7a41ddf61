import { canBeCut, type IdentityRules } from '../../../src/identity/rules.ts'
import type { Login, Observation } from './facts.ts'
import {
  byKey,
  canOwn,
  classOfKey,
  DAY_MS,
  namespaceOf,
  SLOT_MS,
  SLOTS_PER_DAY,
  tenureOf,
  type VertexKey,
  type WholeKey,
} from './keys.ts'
import { daysOf, otherEnd, takesPart, type State } from './local.ts'

/** When something was seen: a day or a quarter of an hour. */
export interface Time {
  readonly day: number
  /** The first millisecond after it. */
  readonly endMs: number
}

/** At which vertex of an identifier an observation is kept, for a time at which it was made. */
type Filing = (observation: Observation, time: Time) => VertexKey

export function timesOf({ days, slots }: Observation): Time[] {
  return [
    ...[...days].map((day) => ({ day, endMs: (day + 1) * DAY_MS })),
    ...[...slots].map((slot) => ({ day: Math.floor(slot / SLOTS_PER_DAY), endMs: (slot + 1) * SLOT_MS })),
  ]
}

/** @param here the observations at the identifier that are not retracted */
export function filingOf(
  whole: WholeKey,
  state: State,
  here: readonly Observation[],
  logins: readonly Login[],
  rules: IdentityRules,
): Filing {
  if (!takesPart(state) || !canBeCut(rules, namespaceOf(whole))) return () => whole
  if (classOfKey(rules, whole) !== 'device') return filingBySpan(whole, here, rules)
  const own = logins.filter(({ device, owner }) => device === whole && canOwn(rules, owner))
  return filingByLogin(whole, here, own, rules)
}

/** Whose an observation says that this identifier is: its owner, or the owner that it is with. */
function ownerNamed(observation: Observation, whole: WholeKey, rules: IdentityRules): WholeKey | null {
  const named = [observation.owner, otherEnd(observation, whole)]
  return named.find((key) => key !== null && canOwn(rules, key)) ?? null
}

function filingByLogin(
  whole: WholeKey,
  here: readonly Observation[],
  logins: readonly Login[],
  rules: IdentityRules,
): Filing {
  const inOrder = logins.toSorted((x, y) => x.at - y.at || byKey(x.owner, y.owner))
  const named = here
    .flatMap((observation) => {
      const owner = ownerNamed(observation, whole, rules)
      return owner === null ? [] : [{ owner, day: Math.min(...daysOf(observation)) }]
    })
    .toSorted((x, y) => x.day - y.day || byKey(x.owner, y.owner))
  const owners = new Set([...inOrder, ...named].map(({ owner }) => owner))
  const [first] = owners
  if (first === undefined || owners.size < 2) return () => whole
  return (observation, { endMs }) => {
    const says = ownerNamed(observation, whole, rules)
    const loggedIn = inOrder.findLast(({ at }) => at < endMs)?.owner ?? first
    const owner = says !== null && owners.has(says) ? says : loggedIn
    return owner === first ? whole : tenureOf(whole, owner)
  }
}

interface Span {
  readonly owner: WholeKey
  readonly first: number
  readonly last: number
}

function filingBySpan(whole: WholeKey, here: readonly Observation[], rules: IdentityRules): Filing {
  const groups = groupsOf(spansOf(whole, here, rules))
  if (groups.length < 2) return () => whole
  const vertices = groups.map(([leader], at) =>
    at === 0 || leader === undefined ? whole : tenureOf(whole, leader.owner),
  )
  return (observation, { day }) => {
    const says = ownerNamed(observation, whole, rules)
    const named = groups.findIndex((group) => group.some(({ owner }) => owner === says))
    const inUse = groups.findLastIndex((group) => group.some(({ first }) => first <= day))
    return vertices[named >= 0 ? named : Math.max(0, inUse)] ?? whole
  }
}

/** From when to when each owner is known, by verified evidence, to have used the identifier. */
function spansOf(whole: WholeKey, here: readonly Observation[], rules: IdentityRules): Span[] {
  const verified = here.filter(({ rule }) => rule === 'together')
  const owners = new Set(verified.map((seen) => otherEnd(seen, whole)).filter((key) => canOwn(rules, key)))
  return [...owners].map((owner) => {
    const days = verified.filter((seen) => otherEnd(seen, whole) === owner).flatMap((seen) => [...daysOf(seen)])
    return { owner, first: Math.min(...days), last: Math.max(...days) }
  })
}

/** Spans that share a day, directly or through others; by first day, and so within each. */
function groupsOf(spans: readonly Span[]): Span[][] {
  const groups: Span[][] = []
  for (const span of spans.toSorted((x, y) => x.first - y.first || byKey(x.owner, y.owner))) {
    const group = groups.at(-1)
    if (group?.some(({ last }) => last >= span.first) === true) group.push(span)
    else groups.push([span])
  }
  return groups
}
