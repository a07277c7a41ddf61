import { namespaceOf, type Conflict, type Pin, type VertexKey } from '../../model/index.ts'
import { MATCHER } from '../observe.ts'
import { namespaceRule, type IdentityRules } from '../rules.ts'
import type { WeighedEvidence } from './rank.ts'

/** Pins and conflicts, ready to be asked about joins. */
export interface Verdicts {
  /** Pairs that pins hold together, each side as a star around its first vertex. */
  readonly held: readonly { readonly a: VertexKey; readonly b: VertexKey }[]
  /** The same for all that pins hold together; a vertex that none holds is its own group. */
  groupOf(key: VertexKey): VertexKey
  /** Whether a pin holds it together with others. */
  isHeld(key: VertexKey): boolean
  /** The sides on which a vertex stands. */
  sidesOf(key: VertexKey): readonly Side[]
}

/** One side of what keeps its sides apart. */
export interface Side {
  readonly bar: string
  readonly kind: 'pin' | 'conflict'
  readonly side: number
}

/** @param takesPart whether a vertex can be held at all: what became nobody's in between does not part the others */
export function verdictsOf(
  pins: Iterable<Pin>,
  conflicts: Iterable<Conflict>,
  takesPart: (key: VertexKey) => boolean = () => true,
): Verdicts {
  const all = [...pins].toSorted(byAge)
  const holding = all.filter(({ kind }) => kind !== 'apart').flatMap(({ sides: parts }) => parts)
  const held = holding.flatMap((side) => star(side.filter(takesPart)))
  const sides = new Map<VertexKey, Side[]>()
  for (const { id, kind, sides: parts } of all) if (kind !== 'same') barSides(sides, id, 'pin', parts)
  for (const { id, sides: parts } of conflicts) barSides(sides, id, 'conflict', parts)
  const groups = groupsOf(holding.flatMap(star))
  return {
    held,
    groupOf: (key) => groups.get(key) ?? key,
    isHeld: (key) => groups.has(key),
    sidesOf: (key) => sides.get(key) ?? NONE,
  }
}

/** Where pins contradict one another, the later yields. */
function byAge(x: Pin, y: Pin): number {
  return (x.at === y.at ? x.id < y.id : x.at < y.at) ? -1 : 1
}

const NONE: readonly Side[] = []

function star(side: readonly VertexKey[]): { readonly a: VertexKey; readonly b: VertexKey }[] {
  const [centre, ...rest] = side
  return centre === undefined ? [] : rest.map((other) => ({ a: centre, b: other }))
}

function barSides(
  sides: Map<VertexKey, Side[]>,
  id: string,
  kind: Side['kind'],
  parts: readonly (readonly VertexKey[])[],
): void {
  parts.forEach((part, side) => {
    for (const key of part) sides.set(key, [...(sides.get(key) ?? []), { bar: id, kind, side }])
  })
}

/** @returns of each vertex that is held the first, by key, of all that it is held with */
function groupsOf(held: Verdicts['held']): Map<VertexKey, VertexKey> {
  const leaders = new Map<VertexKey, VertexKey>()
  for (const { a, b } of held) {
    const [one, other] = [leaderOf(a, leaders), leaderOf(b, leaders)]
    const first = one < other ? one : other
    leaders.set(one, first).set(other, first)
  }
  for (const key of leaders.keys()) leaders.set(key, leaderOf(key, leaders))
  return leaders
}

/** Leads all that it passes straight to the first, so that ways stay short. */
function leaderOf(key: VertexKey, leaders: Map<VertexKey, VertexKey>): VertexKey {
  let first = key
  for (let next = leaders.get(first) ?? first; next !== first; next = leaders.get(first) ?? first) first = next
  for (let at = key; at !== first;) {
    const next = leaders.get(at) ?? first
    leaders.set(at, first)
    at = next
  }
  return first
}

/**
 * The sides of a cluster, by what bars them: to be added up as clusters join.
 * With every pin a cluster is on one side at most; with a conflict it may be on several, where stronger evidence joined them.
 */
export type Standing = ReadonlyMap<string, { readonly kind: Side['kind']; readonly sides: ReadonlySet<number> }>

export function standingOf(sides: readonly Side[]): Standing {
  return sides.reduce<Standing>(
    (sum, side) => addUp(sum, new Map([[side.bar, { kind: side.kind, sides: new Set([side.side]) }]])),
    new Map(),
  )
}

export function addUp(left: Standing, right: Standing): Standing {
  if (left.size === 0) return right
  if (right.size === 0) return left
  const sum = new Map(left)
  for (const [bar, { kind, sides }] of right)
    sum.set(bar, { kind, sides: new Set([...(left.get(bar)?.sides ?? []), ...sides]) })
  return sum
}

/** Whether two clusters stand on different sides of a pin, or of a conflict. */
export function isBarred(left: Standing, right: Standing, kind: Side['kind']): boolean {
  for (const [bar, { kind: found, sides }] of left) {
    const others = right.get(bar)?.sides
    if (found === kind && others !== undefined && new Set([...sides, ...others]).size > 1) return true
  }
  return false
}

/** Whether evidence joins even what the matcher holds to be different people; a score never does. */
export function overridesConflicts(
  { a, b, rule }: Pick<WeighedEvidence, 'a' | 'b' | 'rule'>,
  rules: IdentityRules,
): boolean {
  return rule !== MATCHER && [a, b].every((end) => namespaceRule(rules, namespaceOf(end)).overridesConflicts)
}
