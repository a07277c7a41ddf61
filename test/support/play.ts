/** Plays events, verdicts and rules over the identity graph in memory, by the plans of the engine. */
import {
  changesOfMatch,
  EMPTY_SNAPSHOT,
  evaluateWhole,
  planMatch,
  planReevaluation,
  planResolution,
  planVerdict,
  type IdentityRules,
  type Linking,
  type MatchedRecords,
  type MatchEvidence,
  type ModelInForce,
  type Plan,
  type Planning,
  type Snapshot,
  type Verdict,
  type WholePartition,
} from '../../src/identity/index.ts'
import { requestOf } from '../../src/app/handover/reading.ts'
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

/** When a matcher's results are handed over. */
const MATCHED_AT = '2026-06-01T00:00:00.000Z'

function linkingOf(conflicts: Linking['conflicts']): Linking {
  const [first = ''] = [...conflicts.made, ...conflicts.removed].flatMap(({ sides }) => sides.flat()).toSorted()
  return { first, given: [], withdrawn: [], conflicts }
}

export class Play {
  readonly graph: MemoryIdentityGraph

  constructor(rules: IdentityRules, graph = new MemoryIdentityGraph(rules)) {
    this.graph = graph
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

  /** A matcher's result in the place of the one before. @param batchSize clusters planned at once */
  match(records: MatchedRecords, said: MatchEvidence, model: ModelInForce, batchSize = 2): void {
    const linkings = changesOfMatch(records, said, this.graph.matchOf(model.matcher), model)
    for (let at = 0; at < linkings.length; at += batchSize) this.#link(linkings.slice(at, at + batchSize), model)
  }

  /** Enters a conflict, and evaluates what it touches. */
  bar(conflict: Conflict): void {
    const model = { matcher: 'by hand', modelVersion: '1' }
    this.#link([linkingOf({ made: [{ ...conflict, ...model }], removed: [] })], model)
  }

  lift(id: string): void {
    const conflict = this.graph.conflicts.get(id)
    if (conflict) this.#link([linkingOf({ made: [], removed: [conflict] })], conflict)
  }

  /** @returns the birth ids of the identifiers of these vertices */
  birthsOf(vertices: readonly VertexKey[]): BirthId[] {
    return [...new Set(vertices.map(identifierOf))].map((key) => this.graph.vertices.get(key)?.birthId ?? '')
  }

  #link(linkings: readonly Linking[], { matcher, modelVersion }: ModelInForce): void {
    const model = { matcher, modelVersion }
    const request = requestOf(linkings, model, MATCHED_AT)
    const snapshot = this.graph.snapshot(request)
    this.#carryOut(this.#complete(snapshot, (one) => planMatch(one, model, linkings, this.graph.rules, MATCHED_AT)))
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
