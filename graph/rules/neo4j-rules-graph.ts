import type { ApplyOutcome } from '../../src/app/resolve/ports.ts'
import type { RulesGraph, WholeGraph } from '../../src/app/rules/ports.ts'
import type { IdentityRules, Needed, Plan, Snapshot } from '../../src/identity/index.ts'
import type { BirthId } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { apply } from '../identity/apply-plan.ts'
import { completeSnapshot } from '../identity/complete-snapshot.ts'
import type { ComponentBounds } from '../identity/component-reading.ts'
import { read, write } from '../transaction.ts'
import { adopt } from './adopt.ts'
import { countStaleProfiles } from './count-stale-profiles.ts'
import { listOversizedProfiles } from './list-oversized-profiles.ts'
import { listStaleProfiles } from './list-stale-profiles.ts'
import { readWhole } from './read-whole.ts'
import { rulesInForce } from './rules-in-force.ts'
import { encodeRules } from './stored-rules.ts'

/** Nobody waits for these evaluations. A component at the bound takes about a gigabyte of memory and a minute. */
const WIDE_BOUNDS: ComponentBounds = { vertexMax: 100_000, evidenceMax: 1_000_000 }

/** The identity graph in Neo4j, as a change of its rules needs it. */
export class Neo4jRulesGraph implements RulesGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.#graph)
  }

  async readWhole(): Promise<WholeGraph> {
    return readWhole(this.#graph)
  }

  async adopt(rules: IdentityRules): Promise<boolean> {
    const offered = encodeRules(rules)
    const [inForce] = await write(this.#graph, (tx) => adopt(tx, offered))
    return inForce?.hash === offered.hash
  }

  async staleProfiles(rulesVersion: number, after: BirthId | '', limit: number): Promise<readonly BirthId[]> {
    const rows = await read(this.#graph, (tx) => listStaleProfiles(tx, { rulesVersion, after, limit }))
    return rows.map(({ id }) => id)
  }

  async oversizedProfiles(limit: number): Promise<readonly BirthId[]> {
    const rows = await read(this.#graph, (tx) => listOversizedProfiles(tx, { limit }))
    return rows.map(({ id }) => id)
  }

  async countStale(rulesVersion: number): Promise<number> {
    const [row] = await read(this.#graph, (tx) => countStaleProfiles(tx, { rulesVersion }))
    return row?.profiles ?? 0
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return read(this.#graph, (tx) => completeSnapshot(tx, snapshot, needed, WIDE_BOUNDS))
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#graph.turns.take(work)
  }

  async apply(plan: Plan, cursors: readonly []): Promise<ApplyOutcome> {
    return apply(this.#graph, plan, cursors)
  }
}
