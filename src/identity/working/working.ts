import {
  daysSeen,
  identifierOf,
  observationId,
  type BirthId,
  type Evidence,
  type IdentifierKey,
  type LoggedEvent,
  type VertexKey,
} from '../../model/index.ts'
import { isLocal, ownerSaid, swayedBy, tenuresAsStored, uncut, vertexFor, type Tenures } from '../local/index.ts'
import { describedBy, namedBy, type NamedIdentifier } from '../named.ts'
import { loginsOf, MATCHER, observationFact, observationsOf, type Login, type Observation } from '../observe.ts'
import { mergeRecord, recordKey } from '../record.ts'
import { classOf, type IdentityRules } from '../rules.ts'
import { EMPTY_SNAPSHOT, type Snapshot, type StoredIdentifier, type StoredRecord, type Vertex } from '../snapshot.ts'
import type { Verdict } from '../verdict.ts'
import { asGiven, asWithdrawn, scoredEvidence, type Linking, type ModelInForce } from '../matcher/index.ts'
import { refuseContradictions } from './contradictions.ts'
import { Draft } from './draft.ts'
import { Effects, type Telling } from './effects.ts'
import { Evaluator } from './evaluator.ts'
import { Joiner } from './joiner.ts'
import { Localiser } from './localiser.ts'
import { stillNobodys } from './still-nobodys.ts'
import { tellingOfEvent, tellingOfMatch, tellingOfRules, tellingOfVerdict } from './telling.ts'
import type { WorkingCluster } from './working-cluster.ts'

/** A shared identifier with this much evidence is nobody's for good: more of it is counted, not kept. */
const SHARED_DEGREE_MAX = 1_000

/** Where this event's observations of an identifier are filed. */
type Tenancies = ReadonlyMap<IdentifierKey, Tenures>

/** The part of the graph that a batch touches, as it becomes event by event, or by a verdict or other rules. */
export class Working {
  readonly draft: Draft
  readonly #snapshot: Snapshot
  readonly #localiser: Localiser
  readonly #joiner: Joiner
  readonly #evaluator: Evaluator

  constructor(snapshot: Snapshot, rules: IdentityRules) {
    this.#snapshot = { ...EMPTY_SNAPSHOT, ...snapshot }
    this.draft = new Draft(this.#snapshot, rules)
    this.#localiser = new Localiser(this.draft)
    this.#joiner = new Joiner(this.draft)
    this.#evaluator = new Evaluator(this.draft, this.#localiser)
  }

  take(logged: LoggedEvent): void {
    const { lane, position, event } = logged
    const { rules } = this.draft
    const effects = new Effects({ lane, position, messageId: event.messageId }, event.receivedAt)
    const affected = new Set<VertexKey>()
    const named = namedBy(event, rules)
    const observations = observationsOf(event, named, rules)
    for (const observation of observations) effects.said.add(observationId(observation))
    for (const identifier of named) this.#register(identifier, effects)
    for (const identifier of named) this.#vouch(identifier, effects, affected)
    for (const login of loginsOf(event, named, rules)) this.#login(login, effects)
    for (const observation of observations) this.#revive(observation, effects, affected)
    const tenancies = this.#localise(named, observations, effects, affected)
    if (this.draft.known.isLacking) return
    this.#observe(observations, tenancies, effects, affected)
    this.#describe(logged, named, effects)
    this.#conclude(effects, tellingOfEvent(logged))
  }

  judge(verdict: Verdict): void {
    const effects = new Effects({ decision: verdict.id }, verdict.at)
    const affected = this.#act(verdict, effects)
    if (this.draft.known.isLacking) return
    refuseContradictions([...this.draft.known.pins.values()], [...verdict.make, ...verdict.restore])
    for (const freed of verdict.frees) this.#requireFreed(freed)
    this.#evaluator.evaluate(affected, effects)
    this.#conclude(effects, tellingOfVerdict(verdict))
  }

  /** @param at instant, ISO 8601 */
  reevaluate(profileIds: readonly BirthId[], at: string): void {
    const { known, rules } = this.draft
    const membersOf = Map.groupBy(known.origin.keys(), (key) => known.origin.get(key))
    for (const id of profileIds) {
      const members = membersOf.get(id) ?? []
      const [first] = members
      const cluster = first === undefined ? null : known.cluster(first)
      if (cluster === null || (cluster.rulesVersion === rules.version && cluster.evaluation !== 'oversized')) continue
      const waited = cluster.rulesVersion === rules.version
      const telling = tellingOfRules(rules.version, { id, version: known.versionOf(id), waited })
      const effects = new Effects({ rulesVersion: rules.version }, at)
      this.#evaluator.evaluate(new Set(members), effects)
      if (!known.isLacking) this.#conclude(effects, telling)
    }
  }

  /**
   * Takes what a version of a matcher's model says at one of its clusters, in place of what was said before.
   *
   * @param at instant, ISO 8601
   */
  link(linking: Linking, model: ModelInForce, at: string): void {
    const { known } = this.draft
    const effects = new Effects(model, at)
    const affected = new Set<VertexKey>()
    for (const { key } of linking.withdrawn) this.#withdraw(known.evidence(key), effects, affected)
    for (const link of linking.given) this.#score(scoredEvidence(link, model, at), effects, affected)
    for (const conflict of linking.conflicts.removed) this.draft.remove(conflict, effects)
    for (const conflict of linking.conflicts.made) this.draft.make(conflict, effects)
    const barred = [...linking.conflicts.removed, ...linking.conflicts.made].flatMap(({ sides }) => sides.flat())
    for (const key of barred) affected.add(key)
    const first = known.cluster(linking.first)
    for (const key of affected) known.cluster(key)
    if (known.isLacking || first === null) return
    const telling = tellingOfMatch(model, this.#dueAt(linking.first))
    if (affected.size > 0) this.#evaluator.evaluate(affected, effects)
    if (!known.isLacking) this.#conclude(effects, telling)
  }

  #dueAt(key: VertexKey) {
    const { known } = this.draft
    return { id: known.vertex(key)?.birthId ?? unheld(), version: known.versionOf(known.origin.get(key) ?? unheld()) }
  }

  /** No model gives it any more. */
  #withdraw(evidence: Evidence | undefined, effects: Effects, affected: Set<VertexKey>): void {
    if (evidence === undefined || evidence.modelVersion === null) return
    this.draft.write(asWithdrawn(evidence), effects)
    affected.add(evidence.a).add(evidence.b)
  }

  /** Another version that says the same changes nothing else. */
  #score(scored: Evidence, effects: Effects, affected: Set<VertexKey>): void {
    const stored = this.draft.known.evidence(scored.key)
    if (stored?.modelVersion === scored.modelVersion && stored.score === scored.score) return
    this.draft.write(asGiven(stored, scored), effects)
    if (stored?.modelVersion == null || stored.score !== scored.score) affected.add(scored.a).add(scored.b)
  }

  #register({ key, value, state, verified }: NamedIdentifier, effects: Effects): void {
    const { known } = this.draft
    if (known.vertex(key) !== undefined) return
    this.draft.register(key, value, state, verified, effects)
    known.setIdentifier(unread(key, state, verified, true))
  }

  /** An identifier that is vouched for from now on makes the people who hold it known. */
  #vouch({ key, namespace, verified }: NamedIdentifier, effects: Effects, affected: Set<VertexKey>): void {
    const { known, rules } = this.draft
    const vertex = known.vertex(key)
    if (!verified || vertex === undefined || vertex.verified) return
    const identifier = known.identifier(key) ?? unread(key, vertex.state, false, false)
    this.draft.setIdentifier({ ...identifier, verified: true }, effects)
    for (const tenure of identifier.vertices) {
      this.draft.revise(tenure, { state: vertex.state, verified: true })
      const isSimple = known.cluster(tenure)?.evaluation === 'simple'
      if (classOf(rules, namespace) === 'person' && !isSimple) affected.add(tenure)
    }
  }

  #login(login: Login, effects: Effects): void {
    const { known, logins } = this.draft
    const identifier = known.identifier(login.device)
    if (identifier == null) return void known.lackIdentifier(login.device)
    if (identifier.state === 'shared' && identifier.degree >= SHARED_DEGREE_MAX) return
    const others = identifier.logins.filter(({ owner }) => owner !== login.owner)
    const atMs = identifier.logins.find(({ owner }) => owner === login.owner)?.atMs ?? []
    if (atMs.includes(login.atMs)) return
    known.setIdentifier({ ...identifier, logins: [...others, { owner: login.owner, atMs: [...atMs, login.atMs] }] })
    logins.push(login)
    effects.logins.push(login)
  }

  /** What was retracted and is seen again lives again, all of it, wherever it is filed. */
  #revive(observation: Observation, effects: Effects, affected: Set<VertexKey>): void {
    const { known } = this.draft
    const vertices = known.identifier(observation.a)?.vertices ?? [observation.a]
    const retracted = known.evidenceAt(vertices).filter(({ state }) => state === 'retracted')
    if (retracted.length === 0) return
    const id = observationId(observation)
    for (const evidence of retracted)
      if (observationId(evidence) === id) this.#reweigh(evidence, 'pending', effects, affected)
  }

  #localise(
    named: readonly NamedIdentifier[],
    observations: readonly Observation[],
    effects: Effects,
    affected: Set<VertexKey>,
  ): Tenancies {
    const { known, rules } = this.draft
    const tenancies = new Map<IdentifierKey, Tenures>()
    for (const { key, namespace } of named) {
      if (!isLocal(rules, namespace)) continue
      const identifier = known.identifier(key)
      if (identifier == null) known.lackIdentifier(key)
      else if (this.#staysShared(identifier)) tenancies.set(key, uncut(key))
      else if (identifier.isBeyond) tenancies.set(key, tenuresAsStored(identifier))
      else if (!identifier.isWhole) known.lackIdentifier(key)
      else {
        const incoming = observations.filter(({ a, b }) => a === key || b === key)
        const local = this.#localiser.localise(identifier, incoming, effects, affected)
        if (local !== null) tenancies.set(key, local.tenures)
      }
    }
    return tenancies
  }

  /** More evidence never makes a shared identifier anybody's. */
  #staysShared({ key, state }: StoredIdentifier): boolean {
    return state === 'shared' && this.draft.known.cluster(key)?.rulesVersion === this.draft.rules.version
  }

  #observe(
    observations: readonly Observation[],
    tenancies: Tenancies,
    effects: Effects,
    affected: Set<VertexKey>,
  ): void {
    const fresh: Evidence[] = []
    for (const observation of observations) {
      const filed = this.#localiser.file(observation, (key) => {
        const tenures = tenancies.get(key)
        return tenures === undefined
          ? key
          : vertexFor(tenures, ownerSaid(key, observation, this.draft.rules), observation)
      })
      if (this.#isBeyond(filed)) this.#count(observation, filed)
      else if (this.#record(filed, effects)) fresh.push(filed)
    }
    const undecided = affected.size > 0 ? fresh : fresh.filter(({ key }) => !this.#decide(key, effects))
    if (affected.size === 0 && undecided.length === 0) return
    for (const { a, b } of fresh) affected.add(a).add(b)
    this.#evaluator.evaluate(affected, effects)
  }

  #count(observation: Observation, { a, b }: Evidence): void {
    this.draft.unkept.add(observationFact(observation))
    for (const end of [a, b]) if (this.#isCrowdedOut(end)) this.draft.count(end)
  }

  /** Whether evidence is at an identifier that is nobody's and has enough of it, and was not there before. */
  #isBeyond(evidence: Evidence): boolean {
    if (this.draft.known.evidence(evidence.key) !== undefined) return false
    return [evidence.a, evidence.b].some((end) => this.#isCrowdedOut(end))
  }

  #isCrowdedOut(end: VertexKey): boolean {
    const identifier = this.draft.known.identifier(identifierOf(end))
    return identifier?.state === 'shared' && identifier.degree >= SHARED_DEGREE_MAX
  }

  /** Writes what is new of it. @returns whether that may change who is who */
  #record(filed: Evidence, effects: Effects): boolean {
    const known = this.draft.known.evidence(filed.key)
    if (known?.days === filed.days && known.slots === filed.slots) return known.state === 'pending'
    this.draft.write(filed, effects)
    this.#postpone(filed)
    if (known === undefined || known.state === 'pending') return true
    const isEarlier = (daysSeen(filed)[0] ?? 0) < (daysSeen(known)[0] ?? 0)
    return (known.state === 'parked' && isEarlier) || this.#joiner.mayBreakWindow([filed.a, filed.b])
  }

  /** What was seen of an identifier with too much evidence may make it nobody's: it is to be judged in the background. */
  #postpone({ a, b }: Evidence): void {
    const { known } = this.draft
    for (const end of [a, b]) {
      const cluster = known.isCapped(end) && this.draft.isSomebody(end) ? known.cluster(end) : null
      if (cluster !== null) cluster.evaluation = 'oversized'
    }
  }

  #decide(key: string, effects: Effects): boolean {
    const evidence = this.draft.known.evidence(key)
    return evidence === undefined || this.#joiner.join(evidence, effects)
  }

  #act(verdict: Verdict, effects: Effects): Set<VertexKey> {
    const { make, restore, withdraw, at } = verdict
    const held = [...make, ...restore]
    const { known } = this.draft
    const affected = new Set<VertexKey>()
    for (const key of [...held, ...withdraw].flatMap(({ sides }) => sides.flat())) affected.add(key)
    for (const { id } of withdraw) known.pins.delete(id)
    for (const pin of held) known.pins.set(pin.id, pin)
    this.draft.pinsMade.push(...make)
    this.draft.pinsRestored.push(...restore)
    this.draft.pinsWithdrawn.push(...withdraw.map(({ id }) => ({ id, at })))
    effects.pinsMade.push(...held)
    effects.pinsWithdrawn.push(...withdraw)
    this.#reweighAll(verdict, effects, affected)
    for (const { record } of verdict.override) this.#write(record, effects)
    for (const key of affected) known.cluster(key)
    return affected
  }

  /** Takes observations out of the count or back into it; their identifiers are judged anew, which may file them elsewhere. */
  #reweighAll(verdict: Verdict, effects: Effects, affected: Set<VertexKey>): void {
    const { known, rules } = this.draft
    const { retract, revive, make, restore, withdraw } = verdict
    const ends = verdict.ends.map((birth) => known.born(birth)).filter((key) => key !== undefined)
    const identifiers = new Set([...ends.map(identifierOf), ...swayedBy([...make, ...restore, ...withdraw], rules)])
    const evidence = known.evidenceAt([...identifiers].flatMap((key) => known.identifier(key)?.vertices ?? [key]))
    for (const item of evidence) {
      if (retract.includes(observationId(item))) this.#reweigh(item, 'retracted', effects, affected)
      if (revive.includes(observationId(item))) this.#reweigh(item, 'pending', effects, affected)
    }
    for (const key of identifiers) {
      const identifier = known.identifier(key)
      if (identifier?.isWhole) this.#localiser.localise(identifier, [], effects, affected)
      else known.lackIdentifier(key)
    }
  }

  /** @throws SelfsameError CONFLICT when an identifier is nobody's all the same */
  #requireFreed({ at, as }: Verdict['frees'][number]): void {
    const { known } = this.draft
    const identifier = known.identifier(known.born(at) ?? '')
    if (identifier == null) return
    const { state } = identifier
    if (state === 'active' || (as === 'shared' && state === 'crowded')) return
    throw stillNobodys(at, state, this.#localiser.excessAt(identifier))
  }

  #reweigh(evidence: Evidence, state: 'retracted' | 'pending', effects: Effects, affected: Set<VertexKey>): void {
    if ((state === 'pending') !== (evidence.state === 'retracted')) return
    // What no model gives any more is not there to live again.
    if (evidence.rule === MATCHER && evidence.modelVersion === null) return
    this.draft.write({ ...evidence, state, reason: null }, effects)
    const reweighed = state === 'retracted' ? effects.retracted : effects.revived
    reweighed.add(observationId(evidence))
    affected.add(evidence.a).add(evidence.b)
  }

  #describe({ event }: LoggedEvent, named: readonly NamedIdentifier[], effects: Effects): void {
    const described = describedBy(event, named)
    if (described === null) return
    const key = recordKey(event.source, described.key)
    const stored = this.draft.recordWrites.get(key) ?? this.#snapshot.records.get(key)
    const record = mergeRecord(stored, event, described.key)
    if (record !== null) this.#write(record, effects)
  }

  #write(record: StoredRecord, effects: Effects): void {
    this.draft.recordWrites.set(record.key, record)
    effects.records.push(record)
  }

  #conclude(effects: Effects, telling: Telling): void {
    const { known, changes, decisions } = this.draft
    if (effects.isEmpty && effects.reevaluated.size === 0) return
    for (const key of effects.consulted) this.draft.consult(key)
    const changed = this.#changed(effects)
    for (const cluster of changed) cluster.change = changes.length
    const clusterOf = ({ key }: Vertex) => known.cluster(key) ?? unheld()
    const change = effects.toChange(clusterOf, changed, telling, (key) => known.vertex(key)?.birthId)
    changes.push(change)
    decisions.push(...change.body.decisions)
  }

  /** The clusters that it wrote to: their versions rise. What stands for nobody may be hot, and has none. */
  #changed(effects: Effects): Set<WorkingCluster> {
    const { known } = this.draft
    const changed = new Set<WorkingCluster>(effects.reevaluated)
    const touch = (key: VertexKey) => {
      const cluster = this.draft.isSomebody(key) ? known.cluster(key) : null
      if (cluster !== null) changed.add(cluster)
    }
    for (const { key } of effects.affected) changed.add(known.cluster(key) ?? unheld())
    for (const { a, b } of [...effects.evidence.values(), ...effects.movedEvidence.values()])
      for (const end of [a, b]) touch(end)
    for (const { vertices } of effects.identifiers.values()) vertices.forEach(touch)
    for (const { device } of effects.logins) touch(device)
    for (const { identifier } of effects.records) touch(identifier)
    const { pinsMade, pinsWithdrawn, conflictsMade, conflictsRemoved } = effects
    for (const { sides } of [...pinsMade, ...pinsWithdrawn, ...conflictsMade, ...conflictsRemoved])
      sides.flat().forEach(touch)
    return new Set([...changed].filter((cluster) => known.cluster(cluster.members[0]?.key ?? '') === cluster))
  }
}

/** An identifier of which the graph knows nothing, or nothing that matters, beyond its one vertex. */
function unread(
  key: IdentifierKey,
  state: StoredIdentifier['state'],
  verified: boolean,
  isWhole: boolean,
): StoredIdentifier {
  return { key, state, verified, vertices: [key], ownership: [], logins: [], degree: 0, isWhole, isBeyond: false }
}

function unheld(): never {
  throw new RangeError('A vertex is not in the snapshot: the plan was made from an incomplete one')
}
