/** Plays events, verdicts and rules over the identity graph in memory, by the plans of the engine. */
import {
  EMPTY_SNAPSHOT,
  evaluateWhole,
  planReevaluation,
  planResolution,
  pinVerdict,
  planVerdict,
  type IdentityRules,
  type Plan,
  type Planning,
  type Snapshot,
  type Verdict,
  type WholePartition,
} from '../../src/identity/index.ts'
import { readEvent } from '../../src/app/resolve/event-reading.ts'
import {
  identifierOf,
  type BirthId,
  type Conflict,
  type Evidence,
  type LoggedEvent,
  type VertexKey,
} from '../../src/model/index.ts'
import { MemoryIdentityGraph } from './memory-identity-graph.ts'

export class Play {
  readonly graph: MemoryIdentityGraph

  constructor(rules: IdentityRules) {
    this.graph = new MemoryIdentityGraph(rules)
  }

  /** @returns the plan that was carried out */
  resolve(...events: LoggedEvent[]): Plan {
    const plan = this.planOf(events)
    this.#carryOut(plan)
    return plan
  }

  planOf(events: readonly LoggedEvent[]): Plan {
    const { rules } = this.graph
    const requests = events.map((event) => readEvent(event, rules).request)
    const snapshot = this.graph.snapshot({
      identifiers: [...new Set(requests.flatMap(({ identifiers }) => identifiers))],
      vertices: [...new Set(requests.flatMap(({ vertices }) => vertices))],
      evidence: [...new Set(requests.flatMap(({ evidence }) => evidence))],
      records: [...new Set(requests.flatMap(({ records }) => records))],
    })
    return this.#complete(snapshot, (one) => planResolution(one, events, rules))
  }

  /** @throws SelfsameError CONFLICT when a pin would contradict another */
  judge(verdict: Verdict): Plan {
    const pins = [...verdict.make, ...verdict.restore, ...verdict.withdraw]
    const ends = verdict.ends.map((birth) => this.graph.bornAs(birth)).filter((key) => key !== undefined)
    const snapshot = this.graph.complete(EMPTY_SNAPSHOT, {
      identifiers: [...new Set(ends.map(identifierOf))],
      vertices: [...new Set([...ends, ...pins.flatMap(({ sides }) => sides.flat())])],
    })
    const plan = this.#complete(snapshot, (one) => planVerdict(one, verdict, this.graph.rules))
    this.#carryOut(plan)
    return plan
  }

  /** Puts other rules in force, and judges every profile by them. */
  adopt(rules: IdentityRules, batchSize = 3): void {
    this.graph.rules = rules
    for (;;) {
      const stale = [...this.graph.profiles].filter(([, { rulesVersion }]) => rulesVersion !== rules.version)
      const ids = stale
        .map(([id]) => id)
        .toSorted()
        .slice(0, batchSize)
      if (ids.length === 0) return
      const founders = ids.map((id) => this.graph.bornAs(id)).filter((key) => key !== undefined)
      const snapshot = this.graph.complete(EMPTY_SNAPSHOT, { identifiers: [], vertices: founders })
      this.#carryOut(this.#complete(snapshot, (one) => planReevaluation(one, ids, rules, '2026-06-01T00:00:00.000Z')))
    }
  }

  /** What the facts that the graph holds come to, evaluated from nothing. */
  evaluate(): WholePartition {
    const { vertices, evidence, pins, conflicts, rules } = this.graph
    const keys = new Set([...vertices.keys()].map(identifierOf))
    const { identifiers } = this.graph.complete(EMPTY_SNAPSHOT, { identifiers: [...keys], vertices: [] })
    const known = [...identifiers].flatMap(([key, identifier]) => (identifier ? [[key, identifier] as const] : []))
    return evaluateWhole(
      {
        vertices: [...vertices.values()],
        identifiers: new Map(known),
        evidence: [...evidence.values()],
        pins: [...pins.values()],
        conflicts: [...conflicts.values()],
      },
      rules,
    )
  }

  /** Enters a conflict of the matcher's, and evaluates what it touches. */
  bar(conflict: Conflict): void {
    this.graph.conflicts.set(conflict.id, conflict)
    this.#judgeAgain(conflict)
  }

  lift(id: string): void {
    const conflict = this.graph.conflicts.get(id)
    this.graph.conflicts.delete(id)
    if (conflict) this.#judgeAgain(conflict)
  }

  /** @returns the birth ids of the identifiers of these vertices */
  birthsOf(vertices: readonly VertexKey[]): BirthId[] {
    return [...new Set(vertices.map(identifierOf))].map((key) => this.graph.vertices.get(key)?.birthId ?? '')
  }

  /** A verdict that changes nothing but has the components of a conflict evaluated. */
  #judgeAgain({ id, sides }: Conflict): void {
    const head = {
      id: `c${this.graph.changes.length}`,
      at: '2026-06-01T00:00:00.000Z',
      by: 'matcher',
      reason: id,
      request: null,
    }
    const pin = pinVerdict(head, 'apart', [sides.flat()])
    this.judge(pin)
    this.judge({ ...pin, id: `${head.id}u`, kind: 'unpin', make: [], withdraw: pin.make })
  }

  /** Evidence between two vertices, whatever its state. */
  between(one: VertexKey, other: VertexKey): Evidence[] {
    const isBetween = ({ a, b }: Evidence) => (a === one && b === other) || (a === other && b === one)
    return [...this.graph.evidence.values()].filter(isBetween)
  }

  hasEvidence(key: VertexKey): boolean {
    return this.graph.hasEvidence(key)
  }

  #complete(first: Snapshot, plan: (snapshot: Snapshot) => Planning): Plan {
    let snapshot = first
    for (let reads = 0; reads < 100; reads++) {
      const planning = plan(snapshot)
      if (planning.kind === 'plan') return planning.plan
      snapshot = this.graph.complete(snapshot, planning.needed)
    }
    throw new Error('The plan goes on asking')
  }

  #carryOut(plan: Plan): void {
    const outcome = this.graph.carryOut(plan)
    if (outcome.kind !== 'applied') throw new Error(`The plan was ${outcome.kind}`)
  }
}
