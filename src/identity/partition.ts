import type { Evidence, IdentifierKey, ParkedReason } from '../model/index.ts'
import { TOGETHER } from './evidence-of-event.ts'
import { namespaceRule, type IdentityRules } from './rules.ts'
import type { Vertex, VertexState } from './snapshot.ts'

/** What `partition` needs to know of evidence. */
export type WeighedEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'strength' | 'days'>

export interface Partition {
  readonly clusters: readonly Joined[]
  /** Evidence that is kept but not used, and why; all other evidence is accepted. */
  readonly parked: ReadonlyMap<string, ParkedReason>
}

/** Vertices that belong together. */
export interface Joined {
  readonly members: readonly Vertex[]
  /** Rank of the last evidence that joined two of them; empty for a vertex alone. */
  readonly lastRank: string
}

/**
 * Who is one person: a pure function of the evidence and the rules, whatever order either comes in.
 * Walks the evidence from the strongest to the weakest, as Kruskal does, and joins two clusters unless their
 * union breaks a rule. Every rule is hereditary (a union that is allowed has only allowed parts).
 *
 * @param vertices all vertices that the evidence names, and any others of the component
 */
export function partition(
  vertices: readonly Vertex[],
  evidence: Iterable<WeighedEvidence>,
  rules: IdentityRules,
): Partition {
  const clusterOf = new Map(vertices.map((vertex) => [vertex.key, { members: [vertex], lastRank: '' }]))
  const stateOf = new Map(vertices.map((vertex) => [vertex.key, vertex.state]))
  const parked = new Map<string, ParkedReason>()
  for (const { key, a, b, rank } of ranked(evidence)) {
    const nobody = reasonOfEnds(stateOf.get(a), stateOf.get(b))
    const [left, right] = [clusterOf.get(a), clusterOf.get(b)]
    if (nobody !== null) parked.set(key, nobody)
    else if (left === undefined || right === undefined)
      throw new RangeError(`Evidence ${key} names a vertex outside the component`)
    else if (left !== right && exceedsLimit(left.members, right.members, rules)) parked.set(key, 'limit')
    else if (left !== right) unite(clusterOf, left, right, rank)
  }
  return { clusters: [...new Set(clusterOf.values())], parked }
}

function ranked(evidence: Iterable<WeighedEvidence>): (WeighedEvidence & { readonly rank: string })[] {
  return Array.from(evidence, (item) => ({ ...item, rank: rankOf(item) })).toSorted((x, y) =>
    x.rank < y.rank ? -1 : 1,
  )
}

/** Why evidence at such vertices links nobody; null when both are active. */
export function reasonOfEnds(a: VertexState | undefined, b: VertexState | undefined): ParkedReason | null {
  if (a === 'blocked' || b === 'blocked') return 'blocked'
  return a === 'household' || b === 'household' ? 'household' : null
}

const STRENGTH_MAX = 1_000
const DAY_SHIFT = 1_000_000

/**
 * Where evidence stands in the walk, as text that sorts so: verified first, then strength, first-seen day, key.
 * A total order that does not depend on arrival.
 */
export function rankOf({ rule, strength, days, key }: WeighedEvidence): string {
  const verified = rule === TOGETHER ? 0 : 1
  const weakness = String(STRENGTH_MAX - strength).padStart(4, '0')
  const firstDay = days.reduce((first, day) => Math.min(first, day), Infinity)
  return `${verified} ${weakness} ${String(DAY_SHIFT + firstDay).padStart(7, '0')} ${key}`
}

/** Whether two clusters together hold more identifiers of a namespace than one profile may. */
export function exceedsLimit(left: Iterable<Vertex>, right: Iterable<Vertex>, rules: IdentityRules): boolean {
  const counts = new Map<string, number>()
  for (const side of [left, right])
    for (const { namespace } of side) {
      const limit = namespaceRule(rules, namespace).limit
      if (limit === undefined) continue
      const count = (counts.get(namespace) ?? 0) + 1
      if (count > limit) return true
      counts.set(namespace, count)
    }
  return false
}

interface Growing {
  members: Vertex[]
  lastRank: string
}

function unite(clusterOf: Map<IdentifierKey, Growing>, left: Growing, right: Growing, rank: string): void {
  const [large, small] = left.members.length >= right.members.length ? [left, right] : [right, left]
  large.members.push(...small.members)
  large.lastRank = rank
  for (const { key } of small.members) clusterOf.set(key, large)
}
