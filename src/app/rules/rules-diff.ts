import { founderOf, standsForSomebody, type Vertex, type WholePartition } from '../../identity/index.ts'
import { identifierOf, type BirthId, type VertexKey } from '../../model/index.ts'
import type { WholeGraph } from './ports.ts'

const EXAMPLES_MAX = 20
const IDENTIFIERS_SHOWN_MAX = 20

/** What other rules would make of the graph. */
export interface RulesDiff {
  readonly counts: {
    /** Profiles that stand for somebody. */
    readonly profilesBefore: number
    readonly profilesAfter: number
    /** Profiles there would be that unite several of today's. */
    readonly merged: number
    /** Profiles of today whose identifiers would be of several. */
    readonly split: number
    /** Profiles that would be neither joined nor parted, and bear another id. */
    readonly idChanged: number
    /** Identifiers used by too many to be anybody's. */
    readonly sharedBefore: number
    readonly sharedAfter: number
  }
  /** The first 20 of each, by id. They hold identifiers: for stewards' eyes, never to be logged. */
  readonly examples: {
    readonly merges: readonly Regrouping[]
    readonly splits: readonly Regrouping[]
    readonly idChanges: readonly Regrouping[]
  }
}

export interface Regrouping {
  readonly before: readonly ProfileShown[]
  readonly after: readonly ProfileShown[]
}

interface ProfileShown {
  readonly id: BirthId
  /** How many identifiers it holds. */
  readonly size: number
  /** Keys of the first 20 of them. */
  readonly identifiers: readonly VertexKey[]
}

interface Group extends ProfileShown {
  readonly members: readonly Vertex[]
}

/** @param then the same facts evaluated by the other rules */
export function rulesDiff(
  { vertices, profileOf }: WholeGraph,
  then: Pick<WholePartition, 'clusters' | 'states'>,
): RulesDiff {
  const known = new Map(vertices.map((vertex) => [vertex.key, vertex]))
  const before = [...Map.groupBy(vertices, ({ key }) => profileOf.get(key) ?? '')].map(([id, members]) =>
    groupOf(id, members),
  )
  // Tenures that other rules would cut are not born yet: what they take is seen at the profile they take it from.
  const after = then.clusters
    .map((keys) => keys.map((key) => known.get(key)).filter((vertex) => vertex !== undefined))
    .filter(({ length }) => length > 0)
    .map((members) => groupOf(founderOf(members).birthId, members))
  const afterOf = new Map(after.flatMap((group) => group.members.map(({ key }) => [key, group] as const)))
  const beforeOf = new Map(before.flatMap((group) => group.members.map(({ key }) => [key, group] as const)))
  const merges = after
    .map((group) => ({ before: reached(group, beforeOf), after: [group] }))
    .filter(({ before: from }) => from.length > 1)
  const ways = before.map((group) => ({ before: [group], after: reached(group, afterOf) }))
  const joined = new Set(merges.flatMap(({ before: from }) => from))
  const splits = ways.filter(({ after: to }) => to.length > 1)
  const idChanges = ways.filter(
    ({ before: [from], after: to }) =>
      to.length === 1 && from !== undefined && !joined.has(from) && to[0]?.id !== from.id,
  )
  const stateAfter = ({ key, state }: Vertex) => then.states.get(identifierOf(key)) ?? state
  return {
    counts: {
      profilesBefore: before.filter(({ members }) => members.some(({ state }) => standsForSomebody(state))).length,
      profilesAfter: after.filter(({ members }) => members.some((vertex) => standsForSomebody(stateAfter(vertex))))
        .length,
      merged: merges.length,
      split: splits.length,
      idChanged: idChanges.length,
      sharedBefore: sharedAmong(vertices, ({ state }) => state),
      sharedAfter: sharedAmong(vertices, stateAfter),
    },
    examples: { merges: examplesOf(merges), splits: examplesOf(splits), idChanges: examplesOf(idChanges) },
  }
}

function groupOf(id: BirthId, members: readonly Vertex[]): Group {
  const keys = members.map(({ key }) => key).toSorted()
  return { id, size: keys.length, identifiers: keys.slice(0, IDENTIFIERS_SHOWN_MAX), members }
}

function reached(group: Group, groups: ReadonlyMap<VertexKey, Group>): Group[] {
  return [...new Set(group.members.map(({ key }) => groups.get(key)).filter((other) => other !== undefined))]
}

function sharedAmong(vertices: readonly Vertex[], stateOf: (vertex: Vertex) => Vertex['state']): number {
  return new Set(vertices.filter((vertex) => stateOf(vertex) === 'shared').map(({ key }) => identifierOf(key))).size
}

function examplesOf(regroupings: readonly { readonly before: readonly Group[]; readonly after: readonly Group[] }[]) {
  return regroupings
    .toSorted((x, y) => (firstIdOf(x) < firstIdOf(y) ? -1 : 1))
    .slice(0, EXAMPLES_MAX)
    .map(({ before, after }): Regrouping => ({ before: before.map(shown), after: after.map(shown) }))
}

function firstIdOf({ before }: Regrouping): BirthId {
  return before.map(({ id }) => id).toSorted()[0] ?? ''
}

function shown({ id, size, identifiers }: Group): ProfileShown {
  return { id, size, identifiers }
}
