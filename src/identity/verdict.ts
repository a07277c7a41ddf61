import {
  observationId,
  type AttributeObservation,
  type BirthId,
  type Crossing,
  type Decision,
  type Evidence,
  type Pin,
  type VertexKey,
} from '../model/index.ts'
import { birthsAt } from './births-at.ts'
import { namespaceRule, type IdentityRules } from './rules.ts'
import type { StoredRecord, Vertex } from './snapshot.ts'
import { basisOf, STEWARD } from './survivorship/override.ts'

/** What a steward decides, as acts on pins and evidence: what it comes to is for `partition` to say. */
export interface Verdict {
  /** The decision's id. */
  readonly id: string
  readonly kind: Decision['kind']
  /** Instant, ISO 8601. */
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly make: readonly Pin[]
  /** Those that were withdrawn, and hold again. */
  readonly restore: readonly Pin[]
  /** Those that hold, and no longer shall. */
  readonly withdraw: readonly Pin[]
  /** Observations, wherever they are filed: see `observationId`. */
  readonly retract: readonly string[]
  readonly revive: readonly string[]
  /** Where they are: as `DecisionActs.ends`. */
  readonly ends: readonly BirthId[]
  readonly override: readonly Override[]
  /** Identifiers that an event made nobody's, or its unverified evidence: they must not be so any more. */
  readonly frees: readonly Pick<Crossing, 'at' | 'as'>[]
  /** The decision that it undoes. */
  readonly undoes: string | null
  /** As `Decision.request`. */
  readonly request: string | null
}

/** What a steward says of a person, as it is to be kept, and the vertex that it is kept at. */
interface Override {
  readonly record: StoredRecord
  readonly at: BirthId
}

export type VerdictHead = Pick<Verdict, 'id' | 'at' | 'by' | 'reason' | 'request'>

const NO_ACTS = {
  make: [],
  restore: [],
  withdraw: [],
  retract: [],
  revive: [],
  ends: [],
  override: [],
  frees: [],
  undoes: null,
} as const

/** @param index which of the decision's pins it is */
export function pin(head: VerdictHead, kind: Pin['kind'], sides: readonly (readonly VertexKey[])[], index = 0): Pin {
  return {
    id: `${head.id}.${index}`,
    kind,
    sides: sides.map((side) => side.toSorted()),
    by: head.by,
    at: head.at,
    reason: head.reason,
  }
}

/** Holds people together: their founders, and all identifiers of which a profile may hold only so many. */
export function mergeVerdict(
  head: VerdictHead,
  profiles: readonly { readonly id: BirthId; readonly members: readonly Vertex[] }[],
  rules: IdentityRules,
): Verdict {
  const held = profiles.flatMap(({ id, members }) =>
    members.filter(({ birthId, namespace }) => birthId === id || namespaceRule(rules, namespace).limit !== undefined),
  )
  return { ...head, ...NO_ACTS, kind: 'merge', make: [pin(head, 'same', [held.map(({ key }) => key)])] }
}

/** Parts one profile; members that no part names stay with the first. */
export function splitVerdict(
  head: VerdictHead,
  members: readonly VertexKey[],
  parts: readonly (readonly VertexKey[])[],
): Verdict {
  const named = new Set(parts.flat())
  const [first = [], ...rest] = parts
  const unnamed = members.filter((key) => !named.has(key))
  return { ...head, ...NO_ACTS, kind: 'split', make: [pin(head, 'split', [[...first, ...unnamed], ...rest])] }
}

export function pinVerdict(head: VerdictHead, kind: Pin['kind'], sides: readonly (readonly VertexKey[])[]): Verdict {
  return { ...head, ...NO_ACTS, kind: 'pin', make: [pin(head, kind, sides)] }
}

export function unpinVerdict(head: VerdictHead, withdrawn: Pin): Verdict {
  return { ...head, ...NO_ACTS, kind: 'unpin', withdraw: [withdrawn] }
}

/** "This evidence is wrong." */
export function retractVerdict(
  head: VerdictHead,
  evidence: readonly Evidence[],
  birthOf: (vertex: VertexKey) => BirthId | undefined,
): Verdict {
  const retract = [...new Set(evidence.map(observationId))].toSorted()
  return { ...head, ...NO_ACTS, kind: 'retract', retract, ends: birthsAt(evidence, birthOf) }
}

/**
 * "Whatever the sources say, it is this": until they say something else. Kept at the profile's founder, one for every
 * time it is said, so that a split gives back what was said before the merge.
 *
 * @param observations all that is known of the profile
 */
export function overrideVerdict(
  head: VerdictHead,
  founder: Pick<Vertex, 'key' | 'birthId'>,
  { name, value }: Pick<AttributeObservation, 'name' | 'value'>,
  observations: readonly AttributeObservation[],
): Verdict {
  const basis = basisOf(observations.filter((observation) => observation.name === name))
  const record: StoredRecord = {
    key: `override/${head.id}`,
    identifier: founder.key,
    source: STEWARD,
    attributes: Object.fromEntries([[name, { value, observedAt: head.at, basis }]]),
    address: null,
  }
  return { ...head, ...NO_ACTS, kind: 'override', override: [{ record, at: founder.birthId }] }
}
