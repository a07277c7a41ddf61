import {
  birthId,
  birthIdOfTenure,
  identifierOf,
  namespaceOf,
  parseKey,
  type BirthId,
  type Conflict,
  type Decision,
  type Evidence,
  type EvidenceState,
  type GivenConflict,
  type IdentifierKey,
  type ParkedReason,
  type Pin,
  type VertexKey,
} from '../../model/index.ts'
import { stateByRules } from '../named.ts'
import type { Login } from '../observe.ts'
import { strengthByRules } from '../partition/index.ts'
import type { ChangeDraft, Registration } from '../plan.ts'
import { classOf, type IdentityRules } from '../rules.ts'
import {
  standsForSomebody,
  type Snapshot,
  type StoredIdentifier,
  type StoredRecord,
  type Vertex,
  type VertexState,
} from '../snapshot.ts'
import type { Effects } from './effects.ts'
import { Known } from './known.ts'
import { replaceMember, workingCluster } from './working-cluster.ts'

/** Vertices of this plan come after all that the graph holds. */
const UNBORN_SEQ = 2 ** 52

/** What is planned so far: everything that is written passes here, and is told to the effects of what brought it about. */
export class Draft {
  readonly known: Known
  readonly rules: IdentityRules
  readonly registrations: Registration[] = []
  readonly changes: ChangeDraft[] = []
  readonly decisions: Decision[] = []
  readonly evidenceWrites = new Map<string, Evidence>()
  readonly movedEvidence = new Set<string>()
  readonly identifierWrites = new Map<IdentifierKey, StoredIdentifier>()
  readonly logins: Login[] = []
  readonly recordWrites = new Map<string, StoredRecord>()
  readonly pinsMade: Pin[] = []
  readonly pinsRestored: Pin[] = []
  readonly pinsWithdrawn: { readonly id: string; readonly at: string }[] = []
  readonly conflictsMade = new Map<string, GivenConflict>()
  readonly conflictsRemoved = new Set<string>()
  readonly uncounted = new Map<IdentifierKey, number>()
  readonly unkept = new Set<string>()
  /** Profiles that a decision rested on beyond those it changed. */
  readonly consulted = new Set<BirthId>()

  constructor(snapshot: Snapshot, rules: IdentityRules) {
    this.known = new Known(snapshot)
    this.rules = rules
  }

  /** Makes a vertex, alone in a cluster of its own, unless it is there. */
  register(key: VertexKey, value: string, state: VertexState, verified: boolean, effects: Effects): void {
    if (this.known.vertex(key) !== undefined) return
    const namespace = namespaceOf(key)
    const index = effects.registered.size
    const born = {
      key,
      namespace,
      state,
      verified,
      class: classOf(this.rules, namespace),
      birthId: this.#bornOf(key, effects, index),
    }
    const vertex: Vertex = { ...born, birthSeq: UNBORN_SEQ + this.registrations.length }
    this.registrations.push({ ...born, value, change: this.changes.length, index })
    effects.registered.set(vertex, index)
    effects.remember(this.known.hold(workingCluster([vertex], { rulesVersion: this.rules.version })))
  }

  /** An identifier is born where an event first named it, its further tenures by it: whatever comes to need them. */
  #bornOf(key: VertexKey, { cause }: Effects, index: number): BirthId {
    const own = this.known.vertex(identifierOf(key))
    if (own !== undefined) return birthIdOfTenure(own.birthId, key)
    if ('lane' in cause) return birthId(cause, index)
    throw new RangeError('Only events name identifiers that nobody has named')
  }

  /** A vertex as it is seen now. */
  revise(key: VertexKey, seen: Pick<Vertex, 'state' | 'verified'>): void {
    const vertex = this.known.vertex(key)
    const cluster = this.known.cluster(key)
    if (vertex === undefined || cluster === null) return
    const revised = { ...vertex, ...seen }
    this.known.setVertex(revised)
    replaceMember(cluster, revised)
  }

  write(evidence: Evidence, effects: Effects): void {
    this.known.setEvidence(evidence)
    this.evidenceWrites.set(evidence.key, evidence)
    this.movedEvidence.delete(evidence.key)
    effects.evidence.set(evidence.key, evidence)
    effects.movedEvidence.delete(evidence.key)
  }

  /** All of it is filed elsewhere now. */
  drop(evidence: Evidence, effects: Effects): void {
    this.known.dropEvidence(evidence)
    this.evidenceWrites.delete(evidence.key)
    this.movedEvidence.add(evidence.key)
    effects.evidence.delete(evidence.key)
    effects.movedEvidence.set(evidence.key, evidence)
  }

  settle(key: string, state: EvidenceState, reason: ParkedReason | null, effects: Effects): void {
    const evidence = this.known.evidence(key)
    if (evidence === undefined) return
    const strength = strengthByRules(evidence, this.rules) ?? 0
    if (evidence.state === state && evidence.reason === reason && evidence.strength === strength) return
    if (state === 'accepted') effects.observed.add(key)
    else effects.observed.delete(key)
    this.write({ ...evidence, state, reason, strength }, effects)
  }

  make(conflict: GivenConflict, effects: Effects): void {
    this.known.conflicts.set(conflict.id, conflict)
    this.conflictsMade.set(conflict.id, conflict)
    effects.conflictsMade.push(conflict)
  }

  remove(conflict: Conflict, effects: Effects): void {
    this.known.conflicts.delete(conflict.id)
    this.conflictsRemoved.add(conflict.id)
    effects.conflictsRemoved.push(conflict)
  }

  setIdentifier(identifier: StoredIdentifier, effects: Effects): void {
    this.known.setIdentifier(identifier)
    this.identifierWrites.set(identifier.key, identifier)
    effects.identifiers.set(identifier.key, identifier)
  }

  /** The profile of a vertex must still be as it was read. What stands for nobody has no version. */
  consult(key: VertexKey): void {
    const id = this.known.origin.get(key)
    if (id !== undefined && this.isSomebody(key)) this.consulted.add(id)
  }

  /** The states of its ends, as they are now; of one that is not in the snapshot what the evidence and the rules say. */
  endsOf({ a, b, reason }: Pick<Evidence, 'a' | 'b' | 'reason'>): VertexState[] {
    return [a, b].map((end) => this.known.vertex(end)?.state ?? this.#unreadState(end, reason))
  }

  #unreadState(end: VertexKey, reason: ParkedReason | null): VertexState {
    const byRules = stateByRules(parseKey(end) ?? NOBODY, this.rules)
    return byRules === 'active' && reason === 'shared' ? 'shared' : byRules
  }

  /** Whether a vertex can be joined to others at all. */
  isSomebody(key: VertexKey): boolean {
    return standsForSomebody(this.known.vertex(key)?.state ?? 'blocked')
  }

  /** Observations at an identifier that has enough of them to be nobody's for good. */
  count(vertex: VertexKey): void {
    const key = identifierOf(vertex)
    this.uncounted.set(key, (this.uncounted.get(key) ?? 0) + 1)
  }
}

const NOBODY = { namespace: '', value: '' }
