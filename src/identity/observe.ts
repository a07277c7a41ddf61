import { dayOf, observationId, slotOf, type CanonicalEvent, type Evidence, type IdentifierKey } from '../model/index.ts'
import { ownerNamed, type NamedIdentifier } from './named.ts'
import { canBeCut, classOf, type IdentityRules } from './rules.ts'

/** Verified and unverified are two rules: the order of `partition` takes the verified one first. */
export const TOGETHER = 'together'
export const TOGETHER_UNVERIFIED = 'together-unverified'
/** Nobody saw the two together: a matcher scored what two records say. */
export const MATCHER = 'matcher'

/** All pairs of up to this many identifiers are evidence; beyond it, a star around the highest-priority one. */
const ALL_PAIRS_MAX = 6

/** What an event says of two identifiers, before it is known whose use of them it was. */
export interface Observation {
  /** The smaller key of the two. */
  readonly a: IdentifierKey
  readonly b: IdentifierKey
  readonly rule: string
  readonly source: string
  readonly owner: IdentifierKey | null
  readonly day: number
  /** Quarter of an hour; null unless a login that comes late may move it to another owner. */
  readonly slot: number | null
}

/** From then on the device is in use by the owner. */
export interface Login {
  readonly device: IdentifierKey
  readonly owner: IdentifierKey
  readonly atMs: number
}

export function observationsOf(
  event: CanonicalEvent,
  named: readonly NamedIdentifier[],
  rules: IdentityRules,
): Observation[] {
  const owner = ownerNamed(named, rules)
  return pairsOf(named).map(([x, y]) => observationOfPair(event, x, y, owner, rules))
}

function pairsOf(named: readonly NamedIdentifier[]): [NamedIdentifier, NamedIdentifier][] {
  const centres = named.length <= ALL_PAIRS_MAX ? named : named.slice(0, 1)
  return centres.flatMap((centre, at) =>
    named.slice(at + 1).map((other): [NamedIdentifier, NamedIdentifier] => [centre, other]),
  )
}

function observationOfPair(
  { source, occurredAt }: CanonicalEvent,
  x: NamedIdentifier,
  y: NamedIdentifier,
  eventOwner: IdentifierKey | null,
  rules: IdentityRules,
): Observation {
  const [a, b] = x.key < y.key ? [x, y] : [y, x]
  const owner = ownerOfPair(a, b, eventOwner, rules)
  const isMovable = owner === null && [a, b].some(({ namespace }) => classOf(rules, namespace) === 'device')
  return {
    a: a.key,
    b: b.key,
    rule: a.verified && b.verified ? TOGETHER : TOGETHER_UNVERIFIED,
    source,
    owner,
    day: dayOf(occurredAt),
    slot: isMovable ? slotOf(occurredAt) : null,
  }
}

function ownerOfPair(
  a: NamedIdentifier,
  b: NamedIdentifier,
  eventOwner: IdentifierKey | null,
  rules: IdentityRules,
): IdentifierKey | null {
  if (![a, b].some(({ namespace }) => canBeCut(rules, namespace))) return null
  return ownerNamed([a, b], rules) ?? eventOwner
}

export function loginsOf(event: CanonicalEvent, named: readonly NamedIdentifier[], rules: IdentityRules): Login[] {
  const owner = ownerNamed(named, rules)
  if (owner === null || !isLogin(event, rules)) return []
  const devices = named.filter(({ namespace, state }) => classOf(rules, namespace) === 'device' && state === 'active')
  return devices.map(({ key }) => ({ device: key, owner, atMs: Date.parse(event.occurredAt) }))
}

function isLogin({ type, name }: CanonicalEvent, { login }: IdentityRules): boolean {
  return type === 'identify' || (type === 'track' && name !== null && login.events.includes(name))
}

/** Short and opaque: stands for the observation, however often it is made and wherever it is filed. */
export function observationFact(observation: Observation): string {
  return factOf(observation, observation.day, observation.slot)
}

/** @returns what stands for all observations that evidence is made of */
export function factsOfEvidence(evidence: Evidence): string[] {
  const { days, slots } = evidence
  return [...days.map((day) => factOf(evidence, day, null)), ...slots.map((slot) => factOf(evidence, 0, slot))]
}

function factOf(observation: Parameters<typeof observationId>[0], day: number, slot: number | null): string {
  return `o/${observationId(observation)}/${slot === null ? day : `s${slot}`}`
}
