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
  type VertexKey,
} from '../../src/model/index.ts'
import { logged } from '../support/events.ts'
import { Play } from '../support/play.ts'
import { undoableOn } from '../support/undoing.ts'
import type { Evaluation } from './reference/evaluate.ts'
import { RULE_SETS } from './rule-sets.ts'
import type { Command, Ledger, World } from './world.ts'

/** Who has a conflict entered, which is no decision of anybody's. */
const MATCHER = 'matcher'

/** Gives the engine what the reference was told, and tells the reference what only the engine knows. */
export class Player implements Ledger {
  readonly play = new Play(RULE_SETS[0]!)
  readonly #batchSize: number
  #undoing: Verdict | null = null

  /** @param batchSize how many events are planned at once */
  constructor(batchSize: number) {
    this.#batchSize = batchSize
  }

  founderOf(cluster: readonly VertexKey[]): VertexKey {
    const { graph } = this.play
    const id = graph.profileOf.get(cluster[0] ?? '') ?? unknown()
    return graph.bornAs(id) ?? unknown()
  }

  undoing(pick: number, id: string): ReturnType<Ledger['undoing']> {
    const { decisions } = this.play.graph
    const undone = new Set([...decisions.values()].map(({ undoes }) => undoes))
    const open = [...decisions.values()].filter((one) => !undone.has(one.id) && one.by !== MATCHER)
    const decision = open[Math.floor(pick * open.length)]
    if (decision === undefined) return null
    this.#undoing = this.undo(decision, id)
    const { make, restore, withdraw, ...acts } = this.#undoing
    const pins = { make: [...make, ...restore], withdraw: withdraw.map((pin) => pin.id) }
    return { decision: decision.id, acts: { ...acts, ...pins } }
  }

  /** @returns what undoing a decision comes to, as a decision of this id */
  undo(decision: Decision, id: string): Verdict {
    return undoVerdict(headOf(id), undoableOn(this.play.graph, decision))
  }

  follow(command: Command, before: World): void {
    switch (command.kind) {
      case 'events': {
        const events = command.events.map((event) => logged(event))
        for (let at = 0; at < events.length; at += this.#batchSize)
          this.play.resolve(...events.slice(at, at + this.#batchSize))
        return
      }
      case 'pin':
      case 'merge':
      case 'split':
      case 'undo':
        return this.#judge(this.#verdictOf(command), command.refused)
      case 'withdraw':
        return void this.play.judge(
          unpinVerdict(headOf(this.#nextId()), this.play.graph.pins.get(command.pin) ?? unknown()),
        )
      case 'retract':
      case 'revive':
        return void this.play.judge(this.#reweigh(command, before))
      case 'conflict':
        return this.play.bar(command.conflict)
      case 'lift':
        return this.play.lift(command.conflict)
      case 'rules':
        return this.play.adopt({ ...command.rules, version: this.play.graph.rules.version + 1 })
    }
  }

  /** @throws AssertionError where the graph is not what the reference says, or a profile does not bear its founder's id */
  expectToBe({ evaluation }: World): void {
    const { graph } = this.play
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
  }

  #profileOf(members: readonly VertexKey[]) {
    const { profileOf, vertices } = this.play.graph
    const id = profileOf.get(members[0] ?? '') ?? unknown()
    return { id, members: members.map((key) => vertices.get(key) ?? unknown()) }
  }

  #reweigh({ kind, evidence: key }: Extract<Command, { kind: 'retract' | 'revive' }>, { evaluation }: World): Verdict {
    const evidence = evaluation.evidence.get(key) ?? unknown()
    const none = { make: [], restore: [], withdraw: [], retract: [], revive: [], undoes: null, override: [] }
    const ends = this.play.birthsOf([evidence.a, evidence.b])
    return { ...headOf(this.#nextId()), ...none, ends, kind: 'retract', [kind]: [observationId(evidence)] }
  }

  /** Of verdicts that the reference does not count. */
  #nextId(): string {
    return `d${this.play.graph.changes.length}`
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

function foundOf(evidence: Evidence): string {
  return toldOf({ ...evidence, days: daysSeen(evidence) })
}

function toldOf({ a, b, rule, source, owner, days, state, reason }: Told): string {
  return `${a} ${b} ${rule} ${source} ${owner} ${days.join()} ${state} ${reasonsAlike(reason)}`
}

/**
 * Of the reasons for which the walk refuses a join several may hold. The engine keeps the one that it found first, the
 * reference tells the one that comes first now: clusters grow, and what is refused once stays refused.
 */
function reasonsAlike(reason: Evidence['reason']): string {
  return reason !== null && WALKED.has(reason) ? 'refused' : `${reason}`
}

const WALKED: ReadonlySet<string> = new Set(['pin', 'limit', 'conflict', 'unverified'])

type Told = Pick<Evidence, 'a' | 'b' | 'rule' | 'source' | 'owner' | 'days' | 'state' | 'reason'>

/** In whatever order. */
function expectSame(found: readonly string[], told: readonly string[]): void {
  const [one, other] = [found.toSorted(), told.toSorted()]
  if (one.join('\n') !== other.join('\n')) deepStrictEqual(one, other)
}

export function headOf(id: string): VerdictHead {
  return { id, at: '2026-06-01T00:00:00.000Z', by: 'steward:s', reason: 'so', request: null }
}

function unknown(): never {
  throw new RangeError('The graph does not know what the reference names')
}
