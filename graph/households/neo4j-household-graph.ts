import type { HouseholdGraph, UsesOfProfile } from '../../src/app/households/ports.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import type { BirthId } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { rulesInForce } from '../rules/rules-in-force.ts'
import { ask } from '../transaction.ts'
import { findLive } from './find-live.ts'
import { readUses } from './read-uses.ts'

/** What people share, in Neo4j. */
export class Neo4jHouseholdGraph implements HouseholdGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.#graph)
  }

  async liveProfiles(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, BirthId>> {
    const rows = await ask(this.#graph, (session) => findLive(session, { births: [...new Set(births)] }))
    return new Map(rows.map(({ birthId, profileId }) => [birthId, profileId]))
  }

  async uses(profileIds: readonly BirthId[], usersMax: number): Promise<readonly UsesOfProfile[]> {
    return ask(this.#graph, (session) => readUses(session, { profileIds, usersMax }))
  }
}
