import { namespaceRule } from '../../src/identity/rules.ts'
import type { Evaluation, JudgedEvidence } from './reference/evaluate.ts'
import type { Pin } from './reference/facts.ts'
import { namespaceOf, wholeOf, type VertexKey } from './reference/keys.ts'
import type { World } from './world.ts'

/** What must hold of every answer, found by other ways than the reference finds its answer; each says what breaks it. */
export type Invariant = (judged: Judged) => string[]
type Judged = Pick<World, 'facts' | 'rules' | 'evaluation'>

export const everyVertexIsInOneCluster: Invariant = ({ evaluation: { clusters, vertices } }) => {
  const all = clusters.flat()
  return [
    ...all.filter((vertex, at) => all.indexOf(vertex) !== at).map((vertex) => `${vertex} is in two clusters`),
    ...all.filter((vertex) => !vertices.has(vertex)).map((vertex) => `${vertex} is in a cluster and does not exist`),
    ...[...vertices.keys()].filter((vertex) => !all.includes(vertex)).map((vertex) => `${vertex} is in no cluster`),
  ]
}

export const whatLinksNobodyIsAlone: Invariant = ({ evaluation }) =>
  [...evaluation.vertices.keys()]
    .filter((vertex) => isNobody(evaluation, vertex) && clusterOf(evaluation, vertex).length > 1)
    .map((vertex) => `${vertex} is not alone`)

export const sidesAreApart: Invariant = ({ facts, evaluation }) =>
  [...facts.pins.values()].flatMap((pin) =>
    evaluation.clusters
      .filter((cluster) => tears(pin, cluster))
      .map((cluster) => `${pin.id} tears ${cluster.join(' ')}`),
  )

export const sidesAreHeld: Invariant = ({ facts, evaluation }) =>
  pairsHeld(facts.pins.values(), (vertex) => !isNobody(evaluation, vertex))
    .filter(([one, other]) => !clusterOf(evaluation, one).includes(other))
    .map(([one, other]) => `${one} and ${other} are not held together`)

export const limitsHold: Invariant = (judged) =>
  judged.evaluation.clusters
    .flatMap((cluster) => overLimit(cluster, judged))
    .map((namespace) => `a cluster holds too many of ${namespace}`)

export const refusedJoinsWouldBreakWhatTheySay: Invariant = (judged) =>
  [...judged.evaluation.evidence.values()]
    .filter(({ a, b, reason }) => {
      const union = [...clusterOf(judged.evaluation, a), ...clusterOf(judged.evaluation, b)]
      const torn = [...judged.facts.pins.values()].some((pin) => tears(pin, union))
      return (reason === 'limit' && overLimit(union, judged).length === 0) || (reason === 'pin' && !torn)
    })
    .map(({ a, b, reason }) => `${a} and ${b} would break no ${reason}`)

/** Accepted evidence and pins connect all of a cluster, and nothing beyond it. */
export const clustersHangTogether: Invariant = ({ facts, evaluation }) => {
  const pairs = [...accepted(evaluation), ...pairsHeld(facts.pins.values(), (vertex) => !isNobody(evaluation, vertex))]
  return evaluation.clusters
    .filter((cluster) => [...reached(cluster[0] ?? '', pairs)].toSorted().join(' ') !== cluster.join(' '))
    .map((cluster) => `${cluster.join(' ')} is not what evidence and pins connect`)
}

/** Scores join whom they may, after all that was seen. */
export const unverifiedEvidenceJoinsNoTwoKnown: Invariant = ({ facts, rules, evaluation }) => {
  const held = pairsHeld(facts.pins.values(), (vertex) => !isNobody(evaluation, vertex))
  const verified = [...held, ...accepted(evaluation, ({ rule }) => rule === 'together')]
  const seen = [...held, ...accepted(evaluation, ({ rule }) => rule !== 'matcher')]
  const isKnown = (vertex: VertexKey) =>
    namespaceRule(rules, namespaceOf(vertex)).class === 'person' && facts.identifiers.get(wholeOf(vertex))?.verified
  return [...evaluation.vertices.keys()].filter(isKnown).flatMap((one) => {
    const together = reached(one, verified)
    const others = [...reached(one, seen)].filter((vertex) => isKnown(vertex) && !together.has(vertex))
    return others.map((other) => `${one} and ${other} are both known`)
  })
}

export const parkedEvidenceSaysWhy: Invariant = ({ evaluation }) =>
  [...evaluation.evidence.values()]
    .filter(({ state, reason }) => (state === 'parked') !== (reason !== null))
    .map(({ key, state, reason }) => `${key} is ${state} for ${reason}`)

function clusterOf({ clusters }: Evaluation, vertex: VertexKey): readonly VertexKey[] {
  return clusters.find((cluster) => cluster.includes(vertex)) ?? []
}

function isNobody({ vertices }: Evaluation, vertex: VertexKey): boolean {
  return ['blocked', 'household', 'shared'].includes(vertices.get(vertex)?.state ?? '')
}

type Pair = readonly [VertexKey, VertexKey]

function accepted(evaluation: Evaluation, counts: (evidence: JudgedEvidence) => boolean = () => true): Pair[] {
  const used = [...evaluation.evidence.values()].filter(({ state }) => state === 'accepted')
  return used.filter(counts).map(({ a, b }): Pair => [a, b])
}

function pairsHeld(pins: Iterable<Pin>, counts: (vertex: VertexKey) => boolean): Pair[] {
  return [...pins]
    .filter(({ kind }) => kind !== 'apart')
    .flatMap(({ sides }) => sides.map((side) => side.filter(counts)))
    .flatMap((side) => side.flatMap((one) => side.map((other): Pair => [one, other])))
}

/** All that pairs lead to from a vertex, itself too. */
function reached(from: VertexKey, pairs: readonly Pair[]): Set<VertexKey> {
  const seen = new Set([from])
  for (const vertex of seen)
    for (const [one, other] of pairs) {
      if (one === vertex) seen.add(other)
      if (other === vertex) seen.add(one)
    }
  return seen
}

function tears({ kind, sides }: Pin, cluster: readonly VertexKey[]): boolean {
  return kind !== 'same' && sides.filter((side) => side.some((vertex) => cluster.includes(vertex))).length > 1
}

/** @returns namespaces of which the cluster holds more than one profile may */
function overLimit(cluster: readonly VertexKey[], judged: Judged): string[] {
  const pairs = pairsHeld(judged.facts.pins.values(), () => true)
  return [...new Set(cluster.map(namespaceOf))].filter((namespace) => {
    const { limit } = namespaceRule(judged.rules, namespace)
    if (limit === undefined) return false
    const vertices = [...new Set(cluster)].filter((vertex) => namespaceOf(vertex) === namespace)
    if (typeof limit === 'number') return new Set(vertices.map((vertex) => heldWith(vertex, pairs))).size > limit
    const uses = vertices.flatMap((vertex) =>
      daysInUse(vertex, judged).map((day) => ({ who: heldWith(vertex, pairs), day })),
    )
    const within = (first: number) => uses.filter(({ day }) => first <= day && day <= first + limit.withinDays - 1)
    return uses.some(({ day }) => new Set(within(day).map(({ who }) => who)).size > limit.max)
  })
}

/** The same name for vertices that are held together. */
function heldWith(vertex: VertexKey, pairs: readonly Pair[]): string {
  return [...reached(vertex, pairs)].toSorted().join(' ')
}

function daysInUse(vertex: VertexKey, { evaluation, rules }: Judged): number[] {
  return [...evaluation.evidence.values()]
    .filter(({ a, b }) => a === vertex || b === vertex)
    .filter((evidence) => {
      // `unverified` is a local reason where a namespace asks for verified evidence, else the walk's.
      const strict = [evidence.a, evidence.b].some((end) => namespaceRule(rules, namespaceOf(end)).mustBeVerified)
      const local = ['blocked', 'household', 'shared', 'rule', ...(strict ? ['unverified'] : [])]
      return evidence.rule !== 'matcher' && evidence.state !== 'retracted' && !local.includes(evidence.reason ?? '')
    })
    .flatMap(({ days }) => days)
}
