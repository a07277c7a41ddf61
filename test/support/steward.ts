/** A steward over the engine in memory: events are settled as a worker would, decisions as the API would. */
import { Stewardship, type Outcome } from '../../src/app/decide/index.ts'
import { Resolver, type IdentityCache, type ResolvedEvent } from '../../src/app/resolve/index.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import {
  DEVELOPMENT_CONTEXT,
  WORKER_CONTEXT,
  type BirthId,
  type CanonicalEvent,
  type Decision,
  type LoggedEvent,
  type VertexKey,
} from '../../src/model/index.ts'
import { eventOf, logged, RULES } from './events.ts'
import { MemoryHandoverGraph } from './memory-handover-graph.ts'
import { MemoryIdentityGraph } from './memory-identity-graph.ts'

/** Remembers all, as long as nobody says that it is no longer so. */
class MemoryCache implements IdentityCache {
  readonly facts = new Set<string>()

  async known(facts: readonly string[]) {
    return facts.map((fact) => this.facts.has(fact))
  }

  async remember(facts: readonly { readonly fact: string }[]) {
    for (const { fact } of facts) this.facts.add(fact)
  }

  async forget(facts: readonly string[]) {
    for (const fact of facts) this.facts.delete(fact)
  }
}

export class Steward {
  readonly identity: MemoryIdentityGraph
  readonly graph: MemoryHandoverGraph
  readonly cache = new MemoryCache()
  readonly decisions: Stewardship
  readonly #resolver: Resolver
  #clockMs = Date.parse('2026-06-01T00:00:00.000Z')

  constructor(rules: IdentityRules = RULES) {
    this.identity = new MemoryIdentityGraph(rules)
    this.graph = new MemoryHandoverGraph(this.identity)
    this.#resolver = new Resolver(this.identity, this.cache, rules)
    const now = () => new Date((this.#clockMs += 1_000))
    this.decisions = new Stewardship({ graph: this.graph, cache: this.cache, now })
  }

  /** An event of identifiers `namespace:value`; a trailing `?` makes one unverified. */
  async sees(keys: readonly string[], details: Partial<CanonicalEvent> = {}): Promise<void> {
    await this.takes([logged(eventOf(keys, details))])
  }

  /** A batch of lane 0, as a worker takes it: what was applied before is so once. */
  async takes(events: readonly LoggedEvent[]): Promise<ResolvedEvent[]> {
    await this.#resolver.cursors([0])
    return this.#resolver.resolve(WORKER_CONTEXT, events, new Map([[0, 1]]))
  }

  id(key: VertexKey): BirthId {
    return this.identity.profileOf.get(key) ?? 'none'
  }

  merge(keys: readonly VertexKey[], more: object = {}): Promise<Outcome> {
    const profileIds = keys.map((key) => this.id(key))
    return this.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason: 'One person', ...more })
  }

  split(key: VertexKey, parts: readonly (readonly string[])[], more: object = {}): Promise<Outcome> {
    const wish = { profileId: this.id(key), parts, reason: 'Two people', ...more }
    return this.decisions.splitProfile(DEVELOPMENT_CONTEXT, wish)
  }

  undo(decision: Outcome | Decision, more: object = {}): Promise<Outcome> {
    const decisionId = 'kind' in decision && 'preview' in decision ? idOf(decision) : (decision as Decision).id
    return this.decisions.undoDecision(DEVELOPMENT_CONTEXT, { decisionId, reason: 'It was wrong', ...more })
  }

  /** Clusters, and the id that each vertex leads to. */
  state() {
    return { clusters: this.identity.clusters(), ids: Object.fromEntries([...this.identity.profileOf].toSorted()) }
  }
}

export function idOf({ decision }: Outcome): string {
  return decision?.decision.id ?? 'none'
}
