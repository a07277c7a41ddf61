import { deepStrictEqual, throws } from 'node:assert/strict'
import {
  mergeVerdict,
  pinVerdict,
  splitVerdict,
  undoVerdict,
  unpinVerdict,
  type Verdict,
  type VerdictHead,
} from '../../src/identity/index.ts'
import {
  daysSeen,
  observationId,
  SelfsameError,
  type Decision,
  type Evidence,
  type LoggedEvent,
  type VertexKey,
} from '../../src/model/index.ts'
import { logged } from '../support/events.ts'
import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { Play } from '../support/play.ts'
import { undoableOn } from '../support/undoing.ts'
import type { Evaluation } from './reference/evaluate.ts'
import { RULE_SETS } from './rule-sets.ts'
import type { Command, Ledger, World } from './world.ts'

/** What the engine does in one go. */
export type Act =
  | { readonly kind: 'batch'; readonly events: readonly LoggedEvent[] }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly refused: boolean }
  | Extract<Command, { kind: 'conflict' | 'lift' | 'match' | 'rules' }>

/** Gives the engine what the reference was told, and tells the reference what only the engine knows. */
export class Player implements Ledger {
  readonly play: Play
  /** Of decisions by which an event made an identifier nobody's: how many were taken back, and how many could not be. */
  readonly crossings = { undone: 0, refused: 0 }
  readonly #batchSize: number
  #undoing: Verdict | null = null

  /** @param batchSize how many events are planned at once */
  constructor(batchSize: number, graph?: MemoryIdentityGraph) {
    this.#batchSize = batchSize
    this.play = new Play(RULE_SETS[0]!, graph)
  }

  founderOf(cluster: readonly VertexKey[]): VertexKey {
    const { graph } = this.play
    const id = graph.profileOf.get(cluster[0] ?? '') ?? unknown()
    return graph.bornAs(id) ?? unknown()
  }

  undoing(pick: number, id: string, among?: 'crossings'): ReturnType<Ledger['undoing']> {
    const { decisions } = this.play.graph
    const undone = new Set([...decisions.values()].map(({ undoes }) => undoes))
    const open = [...decisions.values()].filter(
      ({ id: key, acts }) => !undone.has(key) && (among === undefined || acts.crossed.length > 0),
    )
    const decision = open[Math.floor(pick * open.length)]
    if (decision === undefined) return null
    this.#undoing = this.undo(decision, id)
    const { make, restore, withdraw, frees, ...acts } = this.#undoing
    const freed = frees.map(({ at, as }) => ({ at: this.play.graph.bornAs(at) ?? unknown(), as }))
    const pins = { make: [...make, ...restore], withdraw: withdraw.map((pin) => pin.id) }
    return { decision: decision.id, acts: { ...acts, ...pins, frees: freed } }
  }

  /** @returns what undoing a decision comes to, as a decision of this id */
  undo(decision: Decision, id: string): Verdict {
    return undoVerdict(headOf(id), undoableOn(this.play.graph, decision))
  }

  follow(command: Command, before: World): void {
    for (const act of this.actsOf(command, before)) this.do(act)
  }

  /** What the engine is to do for a command, one after the other. */
  *actsOf(command: Command, before: World): Generator<Act> {
    switch (command.kind) {
      case 'events': {
        const events = command.events.map((event) => logged(event))
        for (let at = 0; at < events.length; at += this.#batchSize)
          yield { kind: 'batch', events: events.slice(at, at + this.#batchSize) }
        return
      }
      case 'pin':
      case 'merge':
      case 'split':
      case 'undo':
        return yield { kind: 'verdict', verdict: this.#verdictOf(command), refused: command.refused }
      case 'withdraw': {
        const pin = this.play.graph.pins.get(command.pin) ?? unknown()
        return yield { kind: 'verdict', verdict: unpinVerdict(headOf(this.#nextId(before)), pin), refused: false }
      }
      case 'retract':
      case 'revive':
        return yield { kind: 'verdict', verdict: this.#reweigh(command, before), refused: false }
      case 'conflict':
      case 'match':
      case 'lift':
      case 'rules':
        return yield command
    }
  }

  do(act: Act): void {
    switch (act.kind) {
      case 'batch':
        return void this.play.resolve(...act.events)
      case 'verdict':
        return this.#judge(act.verdict, act.refused)
      case 'conflict':
        return this.play.bar(act.conflict)
      case 'match':
        return this.play.match(act.records, act.said, act.model, this.#batchSize)
      case 'lift':
        return this.play.lift(act.conflict)
      case 'rules':
        return this.play.adopt({ ...act.rules, version: this.play.graph.rules.version + 1 })
    }
  }

  /** @throws AssertionError where the graph is not what the reference says, or a profile does not bear its founder's id */
  expectToBe({ evaluation }: World): void {
    const { graph } = this.play
    if (!isSameEvidence(graph.evidence, evaluation.evidence))
      expectSame([...graph.evidence.values()].map(foundOf), [...evaluation.evidence.values()].map(toldOf))
    expectSame(graph.clusters(), this.#clusters(evaluation))
    expectSame(this.#states(graph.vertices), this.#states(evaluation.vertices))
    expectSame(this.#misnamed(), [])
  }

  #verdictOf(command: Extract<Command, { kind: 'pin' | 'merge' | 'split' | 'undo' }>): Verdict {
    const head = headOf(command.id)
    switch (command.kind) {
      case 'pin':
        return pinVerdict(head, command.pin.kind, command.pin.sides)
      case 'merge':
        return mergeVerdict(
          head,
          command.profiles.map((members) => this.#profileOf(members)),
          this.play.graph.rules,
        )
      case 'split':
        return splitVerdict(head, command.profile, command.parts)
      case 'undo':
        return this.#undoing ?? unknown()
    }
  }

  #judge(verdict: Verdict, refused: boolean): void {
    if (refused) throws(() => this.play.judge(verdict), SelfsameError)
    else this.play.judge(verdict)
    if (verdict.frees.length > 0) this.crossings[refused ? 'refused' : 'undone']++
  }

  #profileOf(members: readonly VertexKey[]) {
    const { profileOf, vertices } = this.play.graph
    const id = profileOf.get(members[0] ?? '') ?? unknown()
    return { id, members: members.map((key) => vertices.get(key) ?? unknown()) }
  }

  #reweigh({ kind, evidence: key }: Extract<Command, { kind: 'retract' | 'revive' }>, before: World): Verdict {
    const evidence = before.evaluation.evidence.get(key) ?? unknown()
    const none = { make: [], restore: [], withdraw: [], retract: [], revive: [], frees: [], undoes: null, override: [] }
    const ends = this.play.birthsOf([evidence.a, evidence.b])
    return { ...headOf(this.#nextId(before)), ...none, ends, kind: 'retract', [kind]: [observationId(evidence)] }
  }

  /** Of verdicts that the reference does not count. */
  #nextId({ name }: World): string {
    return `${name}d${this.play.graph.changes.length}`
  }

  #clusters({ clusters }: Evaluation): string[] {
    const present = clusters.map((keys) => keys.filter((key) => !this.play.graph.isFormer(key)))
    return present.filter(({ length }) => length > 0).map((keys) => keys.join(','))
  }

  #states(vertices: ReadonlyMap<VertexKey, { readonly state: string }>): string[] {
    const present = [...vertices].filter(([key]) => !this.play.graph.isFormer(key))
    return present.map(([key, { state }]) => `${key} ${state}`)
  }

  /** Profiles that do not bear the id that their founder was born with. */
  #misnamed(): string[] {
    const { graph } = this.play
    return [...graph.profiles.keys()].filter((id) => {
      const members = graph.membersOf(id).map((key) => graph.vertices.get(key) ?? unknown())
      const [founder] = members.toSorted(
        (x, y) => CLASSES.indexOf(x.class) - CLASSES.indexOf(y.class) || x.birthSeq - y.birthSeq,
      )
      return founder?.birthId !== id
    })
  }
}

const CLASSES = ['person', 'device', 'household']

/** Sooner known than by spelling all of it out, which is left for what differs. */
function isSameEvidence(found: ReadonlyMap<string, Evidence>, told: Evaluation['evidence']): boolean {
  if (found.size !== told.size) return false
  for (const [key, item] of told) {
    const other = found.get(key)
    if (other === undefined || !isSame(other, item) || daysSeen(other).join() !== item.days.join()) return false
  }
  return true
}

function isSame(one: Told, other: Told): boolean {
  return (
    one.a === other.a &&
    one.b === other.b &&
    one.rule === other.rule &&
    one.source === other.source &&
    one.owner === other.owner &&
    one.state === other.state &&
    reasonsAlike(one.reason) === reasonsAlike(other.reason) &&
    isSameScore(one, other)
  )
}

/** Only a matcher gives scores. */
function isSameScore(one: Told, other: Told): boolean {
  return one.rule !== 'matcher' || (one.score === other.score && one.modelVersion === other.modelVersion)
}

function foundOf(evidence: Evidence): string {
  return toldOf({ ...evidence, days: daysSeen(evidence) })
}

function toldOf({ a, b, rule, source, owner, days, state, reason, score, modelVersion }: Told): string {
  const given = rule === 'matcher' ? ` ${score} bits by ${modelVersion}` : ''
  return `${a} ${b} ${rule} ${source} ${owner} ${days.join()} ${state} ${reasonsAlike(reason)}${given}`
}

/**
 * Of the reasons for which the walk refuses a join several may hold. The engine keeps the one that it found first, the
 * reference tells the one that comes first now: clusters grow, and what is refused once stays refused.
 */
function reasonsAlike(reason: Evidence['reason']): string {
  return reason !== null && WALKED.has(reason) ? 'refused' : `${reason}`
}

const WALKED: ReadonlySet<string> = new Set(['pin', 'limit', 'conflict', 'unverified'])

type Told = Pick<
  Evidence,
  'a' | 'b' | 'rule' | 'source' | 'owner' | 'days' | 'state' | 'reason' | 'score' | 'modelVersion'
>

/** In whatever order. */
function expectSame(found: readonly string[], told: readonly string[]): void {
  const [one, other] = [found.toSorted(), told.toSorted()]
  if (one.length !== other.length || one.some((line, at) => line !== other[at])) deepStrictEqual(one, other)
}

export function headOf(id: string): VerdictHead {
  return { id, at: '2026-06-01T00:00:00.000Z', by: 'steward:s', reason: 'so', request: null }
}

function unknown(): never {
  throw new RangeError('The graph does not know what the reference names')
}
