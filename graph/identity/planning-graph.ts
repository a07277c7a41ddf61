import type { Turns } from '../../src/app/attempts.ts'
import type { ApplyOutcome, CursorMove } from '../../src/app/resolve/ports.ts'
import type { IdentityRules, Needed, Plan, Snapshot } from '../../src/identity/index.ts'
import type { GraphConnection } from '../connection.ts'
import { rulesInForce } from '../rules/rules-in-force.ts'
import { read } from '../transaction.ts'
import { apply } from './apply-plan.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import type { ComponentBounds } from './component-reading.ts'

/** What whoever plans needs of the identity graph in Neo4j, whether events, a verdict or other rules are the cause. */
export class PlanningGraph implements Turns {
  protected readonly graph: GraphConnection
  readonly #bounds: ComponentBounds | undefined

  /** @param bounds of a component that is read. @default 1,000 vertices, 20,000 pieces of evidence */
  constructor(graph: GraphConnection, bounds?: ComponentBounds) {
    this.graph = graph
    this.#bounds = bounds
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.graph)
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return read(this.graph, (tx) => completeSnapshot(tx, snapshot, needed, this.#bounds))
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.graph.turns.take(work)
  }

  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    return apply(this.graph, plan, cursors)
  }
}
