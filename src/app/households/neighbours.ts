import {
  householdLinkKind,
  type HouseholdLink,
  type HouseholdProfile,
  type IdentityRules,
} from '../../identity/index.ts'
import { daysSeen, parseKey, type BirthId } from '../../model/index.ts'
import type { HouseholdGraph, SharedIdentifier, UsesOfProfile } from './ports.ts'

/** People looked at to find one person's household: beyond it, those fewest links away are. */
const REACH_MAX = 200
/** As the port states it. */
const READ_MAX = 1_000

/** A person, and whom the things that bind lead to. */
interface Neighbour extends HouseholdProfile {
  readonly others: readonly BirthId[]
}

/** The people around some, as far as what binds them leads. */
export class Neighbours {
  readonly #graph: HouseholdGraph
  readonly #rules: IdentityRules
  /** Null for a profile that is gone, or no person's. */
  readonly #known = new Map<BirthId, Neighbour | null>()

  constructor(graph: HouseholdGraph, rules: IdentityRules) {
    this.#graph = graph
    this.#rules = rules
  }

  /** Reads until nobody is lacking around any of these, each step for all of them at once. */
  async explore(around: readonly BirthId[]): Promise<void> {
    for (;;) {
      const lacking = new Set(around.flatMap((id) => this.#reach(id).filter((reached) => !this.#known.has(reached))))
      if (lacking.size === 0) return
      await this.#read([...lacking].slice(0, READ_MAX))
    }
  }

  /** @returns the one and all whom links lead to from it, 200 at most */
  around(id: BirthId): HouseholdProfile[] {
    return this.#reach(id).flatMap((reached) => this.#known.get(reached) ?? [])
  }

  /** In an order that is the same for the same graph: the nearest first, then by id. */
  #reach(id: BirthId): BirthId[] {
    const reached = new Set([id])
    for (let ring = [id]; ring.length > 0 && reached.size < REACH_MAX;) {
      const next = new Set(ring.flatMap((at) => this.#known.get(at)?.others ?? []))
      ring = [...next].filter((other) => !reached.has(other)).toSorted()
      for (const other of ring.slice(0, REACH_MAX - reached.size)) reached.add(other)
    }
    return [...reached]
  }

  async #read(ids: readonly BirthId[]): Promise<void> {
    for (const id of ids) this.#known.set(id, null)
    const usersMax = this.#rules.households.sizeMax + 1
    for (const uses of await this.#graph.uses(ids, usersMax)) this.#known.set(uses.profileId, this.#neighbourOf(uses))
  }

  #neighbourOf({ profileId: id, since, identifiers, devices, addresses }: UsesOfProfile): Neighbour {
    const { sizeMax } = this.#rules.households
    const binding = <Thing extends { readonly users: readonly BirthId[] }>(things: readonly Thing[]) =>
      things.filter(({ users }) => users.length > 1 && users.length <= sizeMax)
    const used = binding([...identifiers, ...devices]).flatMap((use) => {
      const link = linkOf(use, this.#rules)
      return link === null ? [] : [{ link, users: use.users }]
    })
    const lived = binding(addresses).map(({ users, ...span }) => ({
      link: { kind: 'address' as const, ...span },
      users,
    }))
    const all = [...used, ...lived]
    return { id, since, links: all.map(({ link }) => link), others: [...new Set(all.flatMap(({ users }) => users))] }
  }
}

/** @returns null for what binds nobody by these rules */
function linkOf({ key, seen }: SharedIdentifier, rules: IdentityRules): HouseholdLink | null {
  const identifier = parseKey(key)
  const kind = identifier === null ? null : householdLinkKind(rules, identifier)
  const days = seen.flatMap(daysSeen)
  if (kind === null || days.length === 0) return null
  return { kind, key, from: Math.min(...days), to: Math.max(...days) }
}
