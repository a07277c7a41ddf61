import { digest, type GivenConflict, type VertexKey } from '../../model/index.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { asScore, type ModelInForce, type ScoredLink } from './linking.ts'

/** Records by number. */
export interface MatchedRecords {
  /** Each once. */
  readonly keys: readonly VertexKey[]
  /** Of each record the number of its cluster. */
  readonly clusters: ArrayLike<number>
}

/** Pairs of records, by their numbers, with match weights in bits. */
export interface ScoredPairs {
  readonly l: ArrayLike<number>
  readonly r: ArrayLike<number>
  readonly bits: ArrayLike<number>
}

/** All that a matcher says. */
export interface MatchEvidence {
  readonly evidence: readonly ScoredLink[]
  readonly conflicts: readonly GivenConflict[]
}

/** A model, and from which weight on two clusters that it kept apart are said to be different people. */
export interface Matcher extends ModelInForce {
  readonly conflictBitsMin: number
}

/**
 * What a matcher's result says in the words of identity: inside each cluster a spanning tree of its strongest pairs, and
 * between clusters a conflict where their records looked alike and it kept them apart.
 */
export function evidenceOfMatch(records: MatchedRecords, pairs: ScoredPairs, matcher: Matcher): MatchEvidence {
  return { evidence: spanningTrees(records, pairs), conflicts: conflictsBetween(records, pairs, matcher) }
}

/** Strongest first, ties by keys: the same whatever the order of rows. */
function spanningTrees({ keys, clusters }: MatchedRecords, { l, r, bits }: ScoredPairs): ScoredLink[] {
  const sets = new DisjointSets(keys.length)
  const inside = numbersBelow(l.length).filter((pair) => clusters[l[pair] ?? 0] === clusters[r[pair] ?? 0])
  return inside
    .map((pair) => ({
      ...asScore(keys[l[pair] ?? 0] ?? '', keys[r[pair] ?? 0] ?? '', bits[pair] ?? 0),
      l: l[pair] ?? 0,
      r: r[pair] ?? 0,
    }))
    .toSorted((x, y) => y.score - x.score || byText(x.a, y.a) || byText(x.b, y.b))
    .filter((link) => sets.unite(link.l, link.r))
    .map(({ a, b, score }) => ({ a, b, score }))
}

function conflictsBetween({ keys, clusters }: MatchedRecords, pairs: ScoredPairs, matcher: Matcher): GivenConflict[] {
  const sides = sidesOf(keys, clusters)
  const conflicts = new Map<string, GivenConflict>()
  for (let pair = 0; pair < pairs.l.length; pair++) {
    if ((pairs.bits[pair] ?? -Infinity) < matcher.conflictBitsMin) continue
    const one = sides.get(clusters[pairs.l[pair] ?? 0] ?? 0)
    const other = sides.get(clusters[pairs.r[pair] ?? 0] ?? 0)
    if (one === undefined || other === undefined || one === other) continue
    const [first, second] = one.name < other.name ? [one, other] : [other, one]
    const between = `${first.name}/${second.name}`
    if (!conflicts.has(between)) conflicts.set(between, conflictOf(between, [first.members, second.members], matcher))
  }
  return [...conflicts.values()].toSorted((x, y) => byText(x.id, y.id))
}

function conflictOf(
  between: string,
  sides: GivenConflict['sides'],
  { matcher, modelVersion }: ModelInForce,
): GivenConflict {
  return { id: `c${digest(`conflict/${JSON.stringify([matcher, between])}`)}`, sides, matcher, modelVersion }
}

interface ClusterSide {
  /** Stands for the members. */
  readonly name: string
  /** Sorted. */
  readonly members: readonly VertexKey[]
}

function sidesOf(keys: readonly VertexKey[], clusters: ArrayLike<number>): Map<number, ClusterSide> {
  const grouped = Map.groupBy(numbersBelow(keys.length), (record) => clusters[record] ?? 0)
  return new Map(
    [...grouped].map(([cluster, records]) => {
      const members = records.map((record) => keys[record] ?? '').toSorted()
      return [cluster, { name: digest(JSON.stringify(members)), members }]
    }),
  )
}

function numbersBelow(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number)
}

function byText(x: string, y: string): number {
  if (x === y) return 0
  return x < y ? -1 : 1
}
