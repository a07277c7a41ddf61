import { identifierOf } from '../../model/index.ts'
import type { Fold } from '../../projections/lake/index.ts'
import type { WholeGraph } from '../rules/ports.ts'

/** Something that the graph and the fold of the lake's changes do not agree on. Opaque ids only. */
export interface Difference {
  readonly what: 'vertex' | 'identifier' | 'evidence' | 'pin' | 'conflict'
  /** A birth id, or the id or key of evidence, pin or conflict. */
  readonly id: string
  readonly graph: string | null
  readonly lake: string | null
}

const DIFFERENCES_MAX = 100

type Side = ReadonlyMap<string, string>

/** @returns at most 100 */
export function differences(fold: Fold, whole: WholeGraph): Difference[] {
  const birthOf = new Map(whole.vertices.map(({ key, birthId }) => [key, birthId]))
  const opaque = (key: string) => birthOf.get(key) ?? fold.birthOf.get(key) ?? 'unknown'
  return [
    ...between('vertex', memberships(fold.profileOf, opaque), memberships(whole.profileOf, opaque)),
    ...between('identifier', statesOf(fold.states, opaque), statesOf(graphStates(whole), opaque)),
    ...between('evidence', new Map([...fold.evidence].map(([key, of]) => [key, told(of)])), graphEvidence(whole)),
    ...between('pin', idsOf(fold.pins), idsOf(whole.pins.map(({ id }) => id))),
    ...between('conflict', idsOf(fold.conflicts), idsOf(whole.conflicts.map(({ id }) => id))),
  ].slice(0, DIFFERENCES_MAX)
}

function between(what: Difference['what'], lake: Side, graph: Side): Difference[] {
  const ids = new Set([...lake.keys(), ...graph.keys()])
  const differing = [...ids].filter((id) => lake.get(id) !== graph.get(id))
  return differing.map((id) => ({ what, id, graph: graph.get(id) ?? null, lake: lake.get(id) ?? null }))
}

function memberships(profileOf: ReadonlyMap<string, string>, opaque: (key: string) => string): Side {
  return new Map([...profileOf].map(([key, profile]) => [opaque(key), profile]))
}

function statesOf(states: ReadonlyMap<string, string>, opaque: (key: string) => string): Side {
  return new Map([...states].map(([key, state]) => [opaque(key), state]))
}

function graphStates({ vertices }: WholeGraph): Side {
  return new Map(vertices.filter(({ key }) => identifierOf(key) === key).map(({ key, state }) => [key, state]))
}

function graphEvidence({ evidence }: WholeGraph): Side {
  return new Map(evidence.map(({ key, ...of }) => [key, told(of)]))
}

/** What of evidence decides who is who: without the names of its ends. */
function told({
  state,
  reason,
  strength,
  score,
  modelVersion,
  days,
  slots,
}: Omit<WholeGraph['evidence'][number], 'key'>): string {
  return JSON.stringify([state, reason ?? null, strength, score ?? null, modelVersion ?? null, days, slots])
}

function idsOf(ids: Iterable<string>): Side {
  return new Map(Array.from(ids, (id) => [id, 'holds']))
}
