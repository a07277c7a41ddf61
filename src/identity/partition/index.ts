import { daysSeen, type Conflict, type ParkedReason, type Pin, type VertexKey } from '../../model/index.ts'
import { MATCHER, TOGETHER_UNVERIFIED } from '../observe.ts'
import { classOf, type IdentityRules } from '../rules.ts'
import { standsForSomebody, type Vertex } from '../snapshot.ts'
import { reasonOfEnds } from './ends.ts'
import { exceedsLimit, type Counting } from './limits.ts'
import { rankOf, type WeighedEvidence } from './rank.ts'
import {
  addUp,
  isBarred,
  overridesConflicts,
  standingOf,
  verdictsOf,
  type Standing,
  type Verdicts,
} from './verdicts.ts'

export { reasonOfEnds } from './ends.ts'
export { exceedsLimit, isWindowed, STRICT } from './limits.ts'
export { isRankOfScore, rankOf, strengthByRules, type WeighedEvidence } from './rank.ts'
export { verdictsOf, type Verdicts } from './verdicts.ts'

/** What decides who is who: evidence as it is filed, and the verdicts over it. */
export interface Facts {
  /** All vertices that the evidence names, and any others of the component. */
  readonly vertices: readonly Vertex[]
  /** Without what is retracted. */
  readonly evidence: Iterable<WeighedEvidence>
  /** Those that are not withdrawn. */
  readonly pins: Iterable<Pin>
  readonly conflicts: Iterable<Conflict>
}

export interface Partition {
  readonly clusters: readonly Joined[]
  /** Evidence that is kept but not used, and why; all other evidence is accepted. */
  readonly parked: ReadonlyMap<string, ParkedReason>
}

/** Vertices that belong together. */
export interface Joined {
  readonly members: readonly Vertex[]
  /** Rank of the last evidence that joined two of them; empty when none did. */
  readonly lastRank: string
}

/**
 * Who is one person: a pure function of evidence, rules and verdicts, whatever order they come in.
 * Walks pins, then the evidence from the strongest to the weakest, as Kruskal does, and joins two clusters unless their
 * union breaks a rule. What is refused once stays refused, however the clusters grow.
 */
export function partition({ vertices, evidence, pins, conflicts }: Facts, rules: IdentityRules): Partition {
  const somebody = new Set(vertices.filter(({ state }) => standsForSomebody(state)).map(({ key }) => key))
  const verdicts = verdictsOf(pins, conflicts, (key) => somebody.has(key))
  const all = [...evidence]
  const walk = new Walk(vertices, verdicts, countingOf(all, vertices, verdicts, rules), rules)
  for (const { a, b } of verdicts.held) walk.hold(a, b)
  for (const item of ranked(all, rules)) walk.take(item)
  return walk.outcome()
}

function ranked(evidence: readonly WeighedEvidence[], rules: IdentityRules): Ranked[] {
  return evidence.map((item) => ({ ...item, rank: rankOf(item, rules) })).toSorted((x, y) => (x.rank < y.rank ? -1 : 1))
}

type Ranked = WeighedEvidence & { readonly rank: string }

/** Days are added up once they are asked for: few limits count them. */
function countingOf(
  evidence: readonly WeighedEvidence[],
  vertices: readonly Vertex[],
  verdicts: Verdicts,
  rules: IdentityRules,
): Counting {
  let days: ReadonlyMap<VertexKey, readonly number[]> | null = null
  return {
    groupOf: ({ key }) => verdicts.groupOf(key),
    daysOf({ key }) {
      days ??= daysOfUse(evidence, vertices, rules)
      return days.get(key) ?? []
    },
  }
}

function daysOfUse(
  evidence: readonly WeighedEvidence[],
  vertices: readonly Vertex[],
  rules: IdentityRules,
): Map<VertexKey, number[]> {
  const states = new Map(vertices.map(({ key, state }) => [key, state]))
  const daysOf = new Map<VertexKey, number[]>()
  for (const item of evidence) {
    if (item.rule === MATCHER) continue
    const ends = [item.a, item.b].map((end) => states.get(end)).filter((state) => state !== undefined)
    if (reasonOfEnds(item, ends, rules) !== null) continue
    for (const end of [item.a, item.b]) {
      const days = daysOf.get(end)
      if (days === undefined) daysOf.set(end, [...daysSeen(item)])
      else days.push(...daysSeen(item))
    }
  }
  return daysOf
}

interface Growing {
  members: Vertex[]
  lastRank: string
  standing: Standing
  /** Holds a person's identifier that somebody trusted vouched for. */
  isKnown: boolean
}

class Walk {
  readonly #clusterOf: Map<VertexKey, Growing>
  readonly #states: Map<VertexKey, Vertex['state']>
  readonly #parked = new Map<string, ParkedReason>()
  readonly #counting: Counting
  readonly #rules: IdentityRules

  constructor(vertices: readonly Vertex[], verdicts: Verdicts, counting: Counting, rules: IdentityRules) {
    this.#counting = counting
    this.#rules = rules
    this.#states = new Map(vertices.map(({ key, state }) => [key, state]))
    this.#clusterOf = new Map(vertices.map((vertex) => [vertex.key, alone(vertex, verdicts, rules)]))
  }

  /** What is kept apart stays so: where pins contradict one another, apart beats same. */
  hold(a: VertexKey, b: VertexKey): void {
    const [left, right] = [this.#clusterOf.get(a), this.#clusterOf.get(b)]
    if (left === undefined || right === undefined || left === right) return
    if (!isBarred(left.standing, right.standing, 'pin')) this.#unite(left, right, '')
  }

  take(item: Ranked): void {
    const [left, right] = [this.#clusterOf.get(item.a), this.#clusterOf.get(item.b)]
    if (left === undefined || right === undefined)
      throw new RangeError(`Evidence ${item.key} names a vertex outside the component`)
    const reason = this.#reason(item, left, right)
    if (reason !== null) this.#parked.set(item.key, reason)
    else if (left !== right) this.#unite(left, right, item.rank)
  }

  outcome(): Partition {
    return { clusters: [...new Set(this.#clusterOf.values())], parked: this.#parked }
  }

  #reason(item: Ranked, left: Growing, right: Growing): ParkedReason | null {
    const states = [item.a, item.b].map((end) => this.#states.get(end)).filter((state) => state !== undefined)
    const local = reasonOfEnds(item, states, this.#rules)
    if (local !== null || left === right) return local
    if (isBarred(left.standing, right.standing, 'pin')) return 'pin'
    if (exceedsLimit(left.members, right.members, this.#rules, this.#counting)) return 'limit'
    if (isBarred(left.standing, right.standing, 'conflict') && !overridesConflicts(item, this.#rules)) return 'conflict'
    return item.rule === TOGETHER_UNVERIFIED && left.isKnown && right.isKnown ? 'unverified' : null
  }

  #unite(left: Growing, right: Growing, rank: string): void {
    const [large, small] = left.members.length >= right.members.length ? [left, right] : [right, left]
    large.members.push(...small.members)
    large.lastRank = rank
    large.standing = addUp(large.standing, small.standing)
    large.isKnown ||= small.isKnown
    for (const { key } of small.members) this.#clusterOf.set(key, large)
  }
}

/** Whether it is a person's, and vouched for. */
export function isKnownBy(
  rules: IdentityRules,
  { namespace, verified }: Pick<Vertex, 'namespace' | 'verified'>,
): boolean {
  return verified && classOf(rules, namespace) === 'person'
}

function alone(vertex: Vertex, verdicts: Verdicts, rules: IdentityRules): Growing {
  return {
    members: [vertex],
    lastRank: '',
    standing: standingOf(verdicts.sidesOf(vertex.key)),
    isKnown: isKnownBy(rules, vertex),
  }
}
