import {
  identifierOf,
  observationId,
  type AttributeObservation,
  type BirthId,
  type Decision,
  type Evidence,
  type IdentifierKey,
  type Pin,
  type VertexKey,
} from '../model/index.ts'
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
  undoes: null,
} as const

/** @param index which of the decision's pins it is */
function pin(head: VerdictHead, kind: Pin['kind'], sides: readonly (readonly VertexKey[])[], index = 0): Pin {
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
  birthOf: (identifier: IdentifierKey) => BirthId | undefined,
): Verdict {
  const identifiers = new Set(evidence.flatMap(({ a, b }) => [identifierOf(a), identifierOf(b)]))
  const ends = [...identifiers].map(birthOf).filter((id) => id !== undefined)
  const retract = [...new Set(evidence.map(observationId))].toSorted()
  return { ...head, ...NO_ACTS, kind: 'retract', retract, ends: ends.toSorted() }
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

/** What undoing needs to know beside the decision. */
export interface Undoable {
  readonly decision: Decision
  /** Those that it made, or made hold again, and that still hold. */
  readonly held: readonly Pin[]
  /** Those that it withdrew, and that nothing else keeps from holding. */
  readonly withdrawn: readonly Pin[]
  /** The overrides that it set, withdrew or made again. */
  readonly records: readonly StoredRecord[]
  readonly vertexOf: ReadonlyMap<BirthId, VertexKey>
}

/**
 * Takes back what a decision did. Pins are withdrawn or hold again, retracted evidence lives again. What an event brought
 * about is retracted, and what it joined is pinned apart, so that the next such event does not bring it back. What the
 * rules brought about is pinned as it was. Nothing else is held: what came later stays where its evidence says.
 */
export function undoVerdict(head: VerdictHead, { decision, held, withdrawn, records, vertexOf }: Undoable): Verdict {
  const { acts } = decision
  return {
    ...head,
    kind: 'undo',
    make: pinsAgainst(head, decision, vertexOf),
    restore: withdrawn,
    withdraw: held,
    retract: [...acts.observed, ...acts.revived],
    revive: acts.retracted,
    ends: acts.ends,
    override: acts.overrides.flatMap(({ key, at }) =>
      records.filter((record) => record.key === key).map((record) => ({ record: turned(record), at })),
    ),
    undoes: decision.id,
  }
}

/** Withdrawn, or, where it is withdrawn, made again. */
function turned(record: StoredRecord): StoredRecord {
  const values = Object.entries(record.attributes)
  return {
    ...record,
    attributes: Object.fromEntries(values.map(([name, value]) => [name, { ...value, withdrawn: !value.withdrawn }])),
  }
}

/** Automatic decisions made no pins that could be withdrawn: their outcome is pinned away. */
function pinsAgainst(
  head: VerdictHead,
  { by, effect, kind }: Decision,
  vertexOf: ReadonlyMap<BirthId, VertexKey>,
): Pin[] {
  const isByRules = by.startsWith('rules:')
  if (!isByRules && !by.startsWith('rule:')) return []
  const keysOf = (members: readonly BirthId[]) =>
    members.map((id) => vertexOf.get(id)).filter((key) => key !== undefined)
  const before = effect.before.map(({ members }) => keysOf(members))
  if (isByRules && kind === 'split') return before.map((side, at) => pin(head, 'same', [side], at))
  const known = new Set(effect.before.flatMap(({ members }) => members))
  const added = effect.after.map(({ members }) => keysOf(members.filter((id) => !known.has(id))))
  const sides = before.length > 1 ? before : [...before, ...added.filter(({ length }) => length > 0)]
  return sides.length > 1 ? [pin(head, 'apart', sides)] : []
}
