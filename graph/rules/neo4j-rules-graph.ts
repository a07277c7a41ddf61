import type { RulesGraph, WholeGraph } from '../../src/app/rules/ports.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import type { BirthId } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { WIDE_BOUNDS } from '../identity/component-bounds.ts'
import { PlanningGraph } from '../identity/planning-graph.ts'
import { ask, write } from '../transaction.ts'
import { adopt } from './adopt.ts'
import { countStaleProfiles } from './count-stale-profiles.ts'
import { listOversizedProfiles } from './list-oversized-profiles.ts'
import { listStaleProfiles } from './list-stale-profiles.ts'
import { readWhole } from './read-whole.ts'
import { encodeRules } from './stored-rules.ts'

/** The identity graph in Neo4j, as a change of its rules needs it. */
export class Neo4jRulesGraph extends PlanningGraph implements RulesGraph {
  constructor(graph: GraphConnection) {
    super(graph, WIDE_BOUNDS)
  }

  async readWhole(): Promise<WholeGraph> {
    return readWhole(this.graph)
  }

  async adopt(rules: IdentityRules): Promise<boolean> {
    const offered = encodeRules(rules)
    const [inForce] = await write(this.graph, (tx) => adopt(tx, offered))
    return inForce?.hash === offered.hash
  }

  async staleProfiles(rulesVersion: number, after: BirthId | '', limit: number): Promise<readonly BirthId[]> {
    const rows = await ask(this.graph, (session) => listStaleProfiles(session, { rulesVersion, after, limit }))
    return rows.map(({ id }) => id)
  }

  async oversizedProfiles(limit: number): Promise<readonly BirthId[]> {
    const rows = await ask(this.graph, (session) => listOversizedProfiles(session, { limit }))
    return rows.map(({ id }) => id)
  }

  async countStale(rulesVersion: number): Promise<number> {
    const [row] = await ask(this.graph, (session) => countStaleProfiles(session, { rulesVersion }))
    return row?.profiles ?? 0
  }
}
