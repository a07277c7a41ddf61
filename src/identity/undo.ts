import {
  identifierOf,
  type BirthId,
  type Crossing,
  type Decision,
  type Membership,
  type Pin,
  type VertexKey,
} from '../model/index.ts'
import { MATCHER } from './observe.ts'
import type { StoredRecord } from './snapshot.ts'
import { pin, type Verdict, type VerdictHead } from './verdict.ts'

/** What undoing needs to know beside the decision. */
export interface Undoable {
  readonly decision: Decision
  /** Those that it made, or made hold again, and that still hold. */
  readonly held: readonly Pin[]
  /** Those that it withdrew, and that nothing else keeps from holding. */
  readonly withdrawn: readonly Pin[]
  /** The overrides that it set, withdrew or made again. */
  readonly records: readonly StoredRecord[]
  /** Of all that it moved, and of its crossings. */
  readonly vertexOf: ReadonlyMap<BirthId, VertexKey>
}

/**
 * Takes back what a decision did. Pins are withdrawn or hold again, retracted evidence lives again. What an event brought
 * about is retracted, and what it joined is pinned apart, so that the next such event does not bring it back. What the
 * rules or a matcher parted is pinned as it was. Nothing else is held: what came later stays where its evidence says.
 */
export function undoVerdict(head: VerdictHead, { decision, held, withdrawn, records, vertexOf }: Undoable): Verdict {
  const { acts } = decision
  const settled = acts.crossed.map((crossing) => settling(crossing, decision, vertexOf))
  const wrong = settled.flatMap(({ kind, observation }) => (kind === 'apart' ? [observation] : []))
  return {
    ...head,
    kind: 'undo',
    make: [...pinsAgainst(decision, vertexOf), ...settled].map(({ kind, sides }, at) => pin(head, kind, sides, at)),
    restore: withdrawn,
    withdraw: held,
    retract: [...acts.observed, ...acts.revived, ...wrong],
    revive: acts.retracted,
    ends: acts.ends,
    override: acts.overrides.flatMap(({ key, at }) =>
      records.filter((record) => record.key === key).map((record) => ({ record: turned(record), at })),
    ),
    frees: acts.crossed.map(({ at, as }) => ({ at, as })),
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

type Held = Pick<Pin, 'kind' | 'sides'>

/** Automatic decisions made no pins that could be withdrawn: their outcome is pinned away. */
function pinsAgainst(decision: Decision, vertexOf: Undoable['vertexOf']): Held[] {
  const { by, effect, kind, acts } = decision
  const isByRules = by.startsWith('rules:')
  if (!isByRules && !by.startsWith('rule:')) return []
  const keysOf = (members: readonly BirthId[]) =>
    members.map((id) => vertexOf.get(id)).filter((key) => key !== undefined)
  const before = effect.before.map(({ members }) => keysOf(members))
  const isNobodysEvidence = acts.observed.length + acts.crossed.length === 0
  if (kind === 'split' && (isByRules || by === `rule:${MATCHER}` || isNobodysEvidence))
    return before.map((side) => ({ kind: 'same', sides: [side] }))
  if (acts.crossed.length > 0 && !hasJoined(effect)) return []
  const known = new Set(effect.before.flatMap(({ members }) => members))
  const added = effect.after.map(({ members }) => keysOf(members.filter((id) => !known.has(id))))
  const sides = before.length > 1 ? before : [...before, ...added.filter(({ length }) => length > 0)]
  return sides.length > 1 ? [{ kind: 'apart', sides }] : []
}

/** Whether any profile came of several. */
export function hasJoined({ before, after }: Decision['effect']): boolean {
  return after.some((joined) => before.filter((one) => overlap(one, joined)).length > 1)
}

function overlap(one: Membership, other: Membership): boolean {
  return one.members.some((id) => other.members.includes(id))
}

/**
 * Says of the one that was too many whether the identifier is theirs, so that they are never again counted: it is, where
 * both were one person's before; else they are kept apart, and what the event said of them is wrong.
 */
function settling(
  { observation, at, beside }: Crossing,
  { effect }: Decision,
  vertexOf: Undoable['vertexOf'],
): Held & { readonly observation: string } {
  const whole = [beside, at].map((birth) => vertexOf.get(birth) ?? '')
  const held = effect.before.map(({ members }) => {
    const keys = members.map((id) => vertexOf.get(id) ?? '').toSorted()
    return whole.map((identifier) => keys.find((key) => identifierOf(key) === identifier))
  })
  const together = held.find((keys) => keys.every((key) => key !== undefined))
  return together === undefined
    ? { kind: 'apart', sides: whole.map((key) => [key]), observation }
    : { kind: 'same', sides: [together.filter((key) => key !== undefined)], observation }
}
