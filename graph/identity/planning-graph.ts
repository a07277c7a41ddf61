import type { Turns } from '../../src/app/attempts.ts'
import type { ApplyOutcome, CursorMove } from '../../src/app/resolve/ports.ts'
import type { IdentityRules, Needed, Plan, Snapshot } from '../../src/identity/index.ts'
import type { GraphConnection } from '../connection.ts'
import { rulesInForce } from '../rules/rules-in-force.ts'
import { read } from '../transaction.ts'
import { apply } from './apply-plan.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import { BATCH_BOUNDS, type ComponentBounds } from './component-bounds.ts'

/** What whoever plans needs of the identity graph in Neo4j, whether events, a verdict or other rules are the cause. */
export class PlanningGraph implements Turns {
  protected readonly graph: GraphConnection
  protected readonly bounds: ComponentBounds

  /** @param bounds of a component that is read. @default those of a batch */
  constructor(graph: GraphConnection, bounds: ComponentBounds = BATCH_BOUNDS) {
    this.graph = graph
    this.bounds = bounds
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.graph)
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed, rules?: IdentityRules): Promise<Snapshot> {
    return read(this.graph, (tx) => completeSnapshot(tx, snapshot, needed, { bounds: this.bounds, rules }))
  }

  async inTurn<T>(contested: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    return this.graph.turns.take(contested, work)
  }

  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    return apply(this.graph, plan, cursors)
  }
}
