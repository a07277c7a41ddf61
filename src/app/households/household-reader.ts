import { households, type IdentityRules } from '../../identity/index.ts'
import { requireScope, type BirthId, type RequestContext } from '../../model/index.ts'
import type { Household, Households } from './households.ts'
import { Neighbours } from './neighbours.ts'
import type { HouseholdGraph } from './ports.ts'

/** Reads who lives together from what the graph holds now: nothing of it is kept, so it is right after every merge and split. */
export class HouseholdReader implements Households {
  readonly #graph: HouseholdGraph

  constructor({ graph }: { readonly graph: HouseholdGraph }) {
    this.#graph = graph
  }

  async byIds(context: RequestContext, ids: readonly string[]): Promise<(Household | null)[]> {
    requireScope(context, 'profiles:read')
    const births = ids.map(founderOf)
    const live = await this.#graph.liveProfiles(births.filter((birth) => birth !== null))
    return this.#around(births.map((birth) => (birth === null ? null : (live.get(birth) ?? null))))
  }

  async byProfiles(context: RequestContext, profileIds: readonly BirthId[]): Promise<(Household | null)[]> {
    requireScope(context, 'profiles:read')
    return this.#around(profileIds)
  }

  async #around(profileIds: readonly (BirthId | null)[]): Promise<(Household | null)[]> {
    const rules = await this.#graph.readRules()
    const neighbours = new Neighbours(this.#graph, rules)
    await neighbours.explore(profileIds.filter((id) => id !== null))
    return profileIds.map((id) => (id === null ? null : householdOf(id, neighbours, rules)))
  }
}

/** @returns the birth id that a household's id was made of; null for what is none */
function founderOf(householdId: string): BirthId | null {
  return householdId.startsWith('h') ? `p${householdId.slice(1)}` : null
}

function householdOf(id: BirthId, neighbours: Neighbours, rules: IdentityRules): Household | null {
  const all = households(neighbours.around(id), rules.households)
  return all.find(({ members }) => members.some(({ profileId }) => profileId === id)) ?? null
}
