import { namespaceRule, strengthOf, type IdentityRules } from '../../../src/identity/rules.ts'
import { scoreKey, type EvidenceRule, type Facts, type Observation, type Score } from './facts.ts'
import { filingOf, timesOf } from './filing.ts'
import { byKey, digestOf, namespaceOf, wholeOf, type VertexKey, type WholeKey } from './keys.ts'
import { byIdentifier, stateOf, takesPart, type State } from './local.ts'
import { partition, type Refusal } from './partition.ts'
import { areContradictory, isSettled } from './pins.ts'

type Reason = Refusal | 'blocked' | 'household' | 'shared' | 'rule'

export interface JudgedEvidence {
  readonly key: string
  readonly a: VertexKey
  readonly b: VertexKey
  readonly rule: EvidenceRule
  readonly source: string
  readonly owner: WholeKey | null
  /** Whole days since 1970, ascending. */
  readonly days: readonly number[]
  readonly state: 'accepted' | 'parked' | 'retracted'
  readonly reason: Reason | null
  /** Bits, of scores. */
  readonly score: number | null
  readonly modelVersion: string | null
}

export interface Evaluation {
  readonly vertices: ReadonlyMap<VertexKey, { readonly state: State; readonly class: string }>
  /** Every vertex in exactly one; each sorted, and all by their first. */
  readonly clusters: readonly (readonly VertexKey[])[]
  readonly evidence: ReadonlyMap<string, JudgedEvidence>
}

/**
 * Who is one person, from nothing but the facts and the rules.
 *
 * @param known vertices that exist because something was once filed to them; what is filed now adds its own
 * @throws RangeError when pins contradict each other: the second of such two is refused when it is made
 */
export function evaluate(facts: Facts, rules: IdentityRules, known: Iterable<VertexKey> = []): Evaluation {
  if (areContradictory([...facts.pins.values()])) throw new RangeError('A pin holds together what another keeps apart')
  const before = [...known, ...facts.identifiers.keys(), ...verticesOfVerdicts(facts)]
  const living = livingOf(facts)
  const states = statesOf(new Set(before.map(wholeOf)), living, [...facts.pins.values()], rules)
  const filed = filedEvidence(facts, living, states, rules)
  const vertices = new Set([...before, ...filed.flatMap(({ a, b }) => [a, b])])
  const local = filed.map((evidence) => ({ evidence, reason: locallyParked(evidence, states, rules) }))
  const usable = local.filter(({ evidence, reason }) => reason === null && evidence.state !== 'retracted')
  const { clusters, refused } = partition({
    vertices: [...vertices].filter((vertex) => takesPart(stateIn(states, vertex))),
    evidence: usable.map(({ evidence }) => evidence),
    pins: [...facts.pins.values()],
    conflicts: [...facts.conflicts.values()],
    identifiers: facts.identifiers,
    rules,
  })
  const alone = [...vertices].filter((vertex) => !takesPart(stateIn(states, vertex))).map((vertex) => new Set([vertex]))
  return {
    vertices: new Map(
      [...vertices].map((key) => [
        key,
        { state: stateIn(states, key), class: namespaceRule(rules, namespaceOf(key)).class },
      ]),
    ),
    clusters: sorted([...clusters, ...alone]),
    evidence: new Map(
      local.map(({ evidence, reason }) => [
        evidence.key,
        judged(evidence, reason ?? refused.get(evidence.key) ?? null),
      ]),
    ),
  }
}

/** What a pin or a conflict names was there when it was made. */
function verticesOfVerdicts({ pins, conflicts }: Facts): VertexKey[] {
  return [...pins.values(), ...conflicts.values()].flatMap(({ sides }) => sides.flat())
}

type States = ReadonlyMap<WholeKey, State>

function statesOf(
  wholes: ReadonlySet<WholeKey>,
  living: Living,
  pins: Parameters<typeof isSettled>[1],
  rules: IdentityRules,
): States {
  return new Map(
    [...wholes].map((whole) => {
      const counted = (living.get(whole) ?? []).filter((seen) => !isSettled(seen, pins))
      return [whole, stateOf(whole, counted, rules)]
    }),
  )
}

/** All vertices of an identifier have its state. */
function stateIn(states: States, vertex: VertexKey): State {
  const state = states.get(wholeOf(vertex))
  if (state === undefined) throw new RangeError('A vertex of an identifier that nothing named')
  return state
}

/** Observations that are not retracted. */
type Living = ReadonlyMap<WholeKey, readonly Observation[]>

function livingOf({ observations, retracted }: Facts): Living {
  return byIdentifier([...observations].filter(([key]) => !retracted.has(key)).map(([, observation]) => observation))
}

type Filed = Omit<JudgedEvidence, 'reason'>

/** Observations by the vertices that they are kept at: one observation may be kept at several pairs. */
function filedEvidence(facts: Facts, living: Living, states: States, rules: IdentityRules): Filed[] {
  const logins = [...facts.logins.values()]
  const filings = new Map(
    [...states].map(([whole, state]) => [whole, filingOf(whole, state, living.get(whole) ?? [], logins, rules)]),
  )
  const filed = new Map<string, Filed>()
  for (const [id, observation] of facts.observations) {
    const { rule, source, owner } = observation
    const state = facts.retracted.has(id) ? 'retracted' : 'accepted'
    for (const time of timesOf(observation)) {
      const ends = [observation.a, observation.b].map((whole) => filings.get(whole)?.(observation, time) ?? whole)
      const [a = '', b = ''] = ends.toSorted(byKey)
      const key = digestOf(`evidence/${JSON.stringify([a, b, rule, source, owner])}`)
      const days = new Set([...(filed.get(key)?.days ?? []), time.day])
      const when = { days: [...days].toSorted((x, y) => x - y), score: null, modelVersion: null }
      filed.set(key, { key, a, b, rule, source, owner, ...when, state })
    }
  }
  return [...filed.values(), ...[...facts.scores.values()].map((score) => scored(score, facts))]
}

/** A score is of a record, whoever uses it: it is kept where the identifier began. */
function scored({ a, b, source, bits, modelVersion, day }: Score, { retracted }: Facts): Filed {
  const pair = { a, b, rule: 'matcher' as const, source, owner: null }
  const key = digestOf(`evidence/${JSON.stringify([a, b, 'matcher', source, null])}`)
  const isGone = modelVersion === null || retracted.has(scoreKey({ a, b, source }))
  return { ...pair, key, days: [day], score: bits, modelVersion, state: isGone ? 'retracted' : 'accepted' }
}

function locallyParked({ a, b, rule }: Filed, states: States, rules: IdentityRules): Reason | null {
  const ends = new Set([stateIn(states, a), stateIn(states, b)])
  const unverified = rule === 'together-unverified'
  if (ends.has('blocked')) return 'blocked'
  if (ends.has('household')) return 'household'
  if (ends.has('shared') || (unverified && ends.has('crowded'))) return 'shared'
  if (strengthOf(rules, namespaceOf(a), namespaceOf(b)) === null) return 'rule'
  const mustBeVerified = [a, b].some((end) => namespaceRule(rules, namespaceOf(end)).mustBeVerified)
  return unverified && mustBeVerified ? 'unverified' : null
}

function judged(evidence: Filed, reason: Reason | null): JudgedEvidence {
  if (evidence.state === 'retracted') return { ...evidence, reason: null }
  return { ...evidence, state: reason === null ? 'accepted' : 'parked', reason }
}

function sorted(clusters: readonly ReadonlySet<VertexKey>[]): VertexKey[][] {
  return clusters.map((cluster) => [...cluster].toSorted(byKey)).toSorted(([x = ''], [y = '']) => byKey(x, y))
}
