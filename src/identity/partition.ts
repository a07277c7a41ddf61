import type { Evidence, IdentifierKey, ParkedReason } from '../model/index.ts'
import { TOGETHER } from './evidence-of-event.ts'
import { namespaceRule, type IdentityRules } from './rules.ts'
import type { Vertex, VertexState } from './snapshot.ts'

/** What `partition` needs to know of evidence. */
export type WeighedEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'strength' | 'days'>

export interface Partition {
  readonly clusters: readonly (readonly Vertex[])[]
  /** Evidence that is kept but not used, and why; all other evidence is accepted. */
  readonly parked: ReadonlyMap<string, ParkedReason>
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
  const clusterOf = new Map(vertices.map((vertex) => [vertex.key, [vertex]]))
  const stateOf = new Map(vertices.map((vertex) => [vertex.key, vertex.state]))
  const parked = new Map<string, ParkedReason>()
  for (const { key, a, b } of [...evidence].toSorted(byStrength)) {
    const nobody = reasonOfEnds(stateOf.get(a), stateOf.get(b))
    const [left, right] = [clusterOf.get(a), clusterOf.get(b)]
    if (nobody !== null) parked.set(key, nobody)
    else if (left === undefined || right === undefined)
      throw new RangeError(`Evidence ${key} names a vertex outside the component`)
    else if (left !== right && exceedsLimit(left, right, rules)) parked.set(key, 'limit')
    else if (left !== right) unite(clusterOf, left, right)
  }
  return { clusters: [...new Set(clusterOf.values())], parked }
}

/** Why evidence at such vertices links nobody; null when both are active. */
export function reasonOfEnds(a: VertexState | undefined, b: VertexState | undefined): ParkedReason | null {
  if (a === 'blocked' || b === 'blocked') return 'blocked'
  return a === 'household' || b === 'household' ? 'household' : null
}

/** A total order that does not depend on arrival: verified first, then strength, first-seen day, key. */
function byStrength(x: WeighedEvidence, y: WeighedEvidence): number {
  const verified = Number(y.rule === TOGETHER) - Number(x.rule === TOGETHER)
  return verified || y.strength - x.strength || firstDay(x) - firstDay(y) || (x.key < y.key ? -1 : 1)
}

function firstDay(evidence: WeighedEvidence): number {
  return evidence.days.reduce((first, day) => Math.min(first, day), Infinity)
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

function unite(clusterOf: Map<IdentifierKey, Vertex[]>, left: Vertex[], right: Vertex[]): void {
  const [large, small] = left.length >= right.length ? [left, right] : [right, left]
  large.push(...small)
  for (const { key } of small) clusterOf.set(key, large)
}
