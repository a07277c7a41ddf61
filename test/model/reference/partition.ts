import { namespaceRule, strengthOf, type IdentityRules, type NamespaceLimit } from '../../../src/identity/rules.ts'
import type { Conflict, EvidenceRule, Pin } from './facts.ts'
import { byKey, classOfKey, namespaceOf, wholeOf, type VertexKey, type WholeKey } from './keys.ts'
import { mostWithin } from './local.ts'
import { connected, heldSides, holdsTwoSides, unitesTwoSides } from './pins.ts'

/** Why a join was refused. */
export type Refusal = 'pin' | 'limit' | 'conflict' | 'unverified'

interface Usable {
  readonly key: string
  readonly a: VertexKey
  readonly b: VertexKey
  readonly rule: EvidenceRule
  readonly days: readonly number[]
  readonly score: number | null
}

/** What the walk is over: the vertices that take part, and evidence between them that is not parked locally. */
export interface Walk {
  readonly vertices: readonly VertexKey[]
  readonly evidence: readonly Usable[]
  readonly pins: readonly Pin[]
  readonly conflicts: readonly Conflict[]
  readonly identifiers: ReadonlyMap<WholeKey, { readonly verified: boolean }>
  readonly rules: IdentityRules
}

type Cluster = ReadonlySet<VertexKey>

export function partition(walk: Walk): { clusters: Cluster[]; refused: Map<string, Refusal> } {
  const takesPart = new Set(walk.vertices)
  const held = heldSides(walk.pins).map((side) => side.filter((vertex) => takesPart.has(vertex)))
  let clusters: Cluster[] = connected(walk.vertices, held)
  const refused = new Map<string, Refusal>()
  for (const evidence of inOrder(walk)) {
    const [one, other] = [evidence.a, evidence.b].map((end) => clusters.find((cluster) => cluster.has(end)))
    if (one === undefined || other === undefined) throw new RangeError('Evidence is between vertices that take part')
    if (one === other) continue
    const reason = refusalOf(evidence, one, other, walk)
    if (reason !== null) refused.set(evidence.key, reason)
    else clusters = [...clusters.filter((cluster) => cluster !== one && cluster !== other), new Set([...one, ...other])]
  }
  return { clusters, refused }
}

/** Verified before unverified before scored, that by its score; then the stronger, the one with the higher priority at an end, the first seen, the smaller key. */
function inOrder({ evidence, rules }: Walk): Usable[] {
  const weighed = evidence.map((item) => ({
    item,
    tier: ['together', 'together-unverified', 'matcher'].indexOf(item.rule),
    score: item.score ?? 0,
    strength: strengthOf(rules, namespaceOf(item.a), namespaceOf(item.b)) ?? 0,
    higher: Math.max(...[item.a, item.b].map((end) => namespaceRule(rules, namespaceOf(end)).priority)),
    firstDay: Math.min(...item.days),
  }))
  const inTurn = weighed.toSorted(
    (x, y) =>
      x.tier - y.tier ||
      y.score - x.score ||
      (x.tier === 2 ? byKey(x.item.key, y.item.key) : 0) ||
      y.strength - x.strength ||
      y.higher - x.higher ||
      x.firstDay - y.firstDay ||
      byKey(x.item.key, y.item.key),
  )
  return inTurn.map(({ item }) => item)
}

function refusalOf(evidence: Usable, one: Cluster, other: Cluster, walk: Walk): Refusal | null {
  const union = new Set([...one, ...other])
  const apart = walk.pins.filter(({ kind }) => kind !== 'same')
  if (apart.some(({ sides }) => holdsTwoSides(union, sides))) return 'pin'
  if (breaksLimit(union, walk)) return 'limit'
  if (
    !overridesConflicts(evidence, walk.rules) &&
    walk.conflicts.some(({ sides }) => unitesTwoSides(one, other, sides))
  )
    return 'conflict'
  const joinsKnown = isKnown(one, walk) && isKnown(other, walk)
  return evidence.rule === 'together-unverified' && joinsKnown ? 'unverified' : null
}

function overridesConflicts({ a, b, rule }: Usable, rules: IdentityRules): boolean {
  return rule !== 'matcher' && [a, b].every((end) => namespaceRule(rules, namespaceOf(end)).overridesConflicts)
}

/** Whether it holds an identifier that somebody vouched for, and that is a person's. */
function isKnown(cluster: Cluster, { identifiers, rules }: Walk): boolean {
  return [...cluster].some(
    (vertex) => classOfKey(rules, vertex) === 'person' && identifiers.get(wholeOf(vertex))?.verified === true,
  )
}

function breaksLimit(cluster: Cluster, walk: Walk): boolean {
  return [...new Set([...cluster].map(namespaceOf))].some((namespace) => {
    const { limit } = namespaceRule(walk.rules, namespace)
    if (limit === undefined) return false
    const vertices = [...cluster].filter((vertex) => namespaceOf(vertex) === namespace)
    return vertices.length > 1 && exceeds(limit, countedAsOne(vertices, walk.pins), walk.evidence)
  })
}

/** Vertices that stewards hold together count once. */
function countedAsOne(vertices: readonly VertexKey[], pins: readonly Pin[]): VertexKey[][] {
  return connected(vertices, heldSides(pins))
    .map((group) => vertices.filter((vertex) => group.has(vertex)))
    .filter((group) => group.length > 0)
}

function exceeds(limit: NamespaceLimit, groups: readonly VertexKey[][], evidence: readonly Usable[]): boolean {
  if (typeof limit === 'number') return groups.length > limit
  const uses = groups.map((group, at) => {
    const seen = evidence.filter(({ rule }) => rule !== 'matcher')
    const own = seen.filter(({ a, b }) => group.includes(a) || group.includes(b))
    return { who: String(at), days: new Set(own.flatMap(({ days }) => days)) }
  })
  return mostWithin(limit.withinDays, uses) > limit.max
}
