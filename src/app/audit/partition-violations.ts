import { evaluateWhole, type IdentityRules, type WholePartition } from '../../identity/index.ts'
import { identifierOf, type BirthId, type Evidence, type VertexKey } from '../../model/index.ts'
import type { WholeGraph } from '../rules/ports.ts'
import type { Violation } from './invariants.ts'
import type { UnsettledProfile } from './ports.ts'
import { WALKED, waitingProfiles } from './waiting-profiles.ts'

/**
 * Evaluates all evidence anew and compares: who is who, what is used of the evidence and where it is filed, what
 * identifiers are. What is connected with a profile that waits to be judged is passed over.
 */
export function partitionViolations(
  whole: WholeGraph,
  unsettled: readonly UnsettledProfile[],
  rules: IdentityRules,
): Violation[] {
  const evaluated = evaluateWhole({ ...whole, evidence: evidenceAmong(whole) }, rules)
  const waiting = waitingProfiles(whole, evaluated, unsettled)
  const waits = (key: VertexKey) => waiting.has(profileOf(whole, key))
  return [
    ...clusterViolations(whole, evaluated, waits),
    ...evidenceViolations(whole, evaluated, waits),
    ...stateViolations(whole, evaluated, waits),
  ]
}

/** Where an identifier is of no profile, which another invariant finds, the evidence at it cannot be evaluated. */
function evidenceAmong({ evidence, identifiers }: WholeGraph): Evidence[] {
  return evidence.filter(({ a, b }) => identifiers.has(identifierOf(a)) && identifiers.has(identifierOf(b)))
}

type Waits = (key: VertexKey) => boolean

/** The profile of a vertex; of one that the graph lacks, that of its identifier. */
function profileOf({ profileOf: held }: WholeGraph, key: VertexKey): BirthId {
  return held.get(key) ?? held.get(identifierOf(key)) ?? ''
}

function clusterViolations({ profileOf: held }: WholeGraph, { clusters }: WholePartition, waits: Waits): Violation[] {
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.map((key) => [key, cluster] as const)))
  const profiles = Map.groupBy(
    [...held.keys()].filter((key) => !waits(key)),
    (key) => held.get(key) ?? '',
  )
  return [...profiles].flatMap(([id, members]) => {
    const people = new Set(members.map((key) => clusterOf.get(key)))
    const [only] = people
    if (people.size > 1) return [{ subject: 'profile', id, found: `is ${people.size} people by all evidence` }]
    const lacking = (only?.length ?? 0) - members.length
    return lacking === 0 ? [] : [{ subject: 'profile', id, found: `lacks ${lacking} of its members by all evidence` }]
  })
}

function evidenceViolations(whole: WholeGraph, { evidence: evaluated }: WholePartition, waits: Waits): Violation[] {
  const stored = new Map(evidenceAmong(whole).map((item) => [item.key, item]))
  const all = [...stored.values(), ...[...evaluated.values()].filter(({ key }) => !stored.has(key))]
  return all.flatMap(({ key, a, b }) => {
    const found = waits(a) || waits(b) ? null : differenceOf(stored.get(key), evaluated.get(key))
    return found === null ? [] : [{ subject: 'evidence', id: key, found }]
  })
}

function differenceOf(stored: Evidence | undefined, evaluated: Evidence | undefined): string | null {
  if (evaluated === undefined) return 'is to be filed elsewhere'
  if (stored === undefined) return 'is not there, by all evidence it is to be filed so'
  if (stored.state !== evaluated.state || !isSameReason(stored.reason, evaluated.reason))
    return `is ${standing(stored)}, by all evidence ${standing(evaluated)}`
  if (areSame(stored.days, evaluated.days) && areSame(stored.slots, evaluated.slots)) return null
  return 'holds days that are to be filed elsewhere'
}

/** Of the reasons that the walk finds any that fits may be told: as clusters grow, more of them come to fit. */
function isSameReason(stored: Evidence['reason'], evaluated: Evidence['reason']): boolean {
  return stored === evaluated || (WALKED.has(stored) && WALKED.has(evaluated))
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((moment, at) => moment === other[at])
}

function standing({ state, reason }: Evidence): string {
  return reason === null ? state : `${state} (${reason})`
}

function stateViolations({ vertices }: WholeGraph, { states }: WholePartition, waits: Waits): Violation[] {
  return vertices.flatMap(({ key, birthId: id, state }) => {
    const evaluated = states.get(identifierOf(key))
    if (waits(key) || evaluated === state) return []
    return [{ subject: 'identifier', id, found: `is ${state}, by all evidence ${evaluated}` }]
  })
}
