import type { Transaction } from 'neo4j-driver'
import type { Cluster, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, Evidence } from '../../src/model/index.ts'
import { readClustersByProfile } from './read-clusters-by-profile.ts'
import { readComponentEvidence } from './read-component-evidence.ts'

/** A component with more vertices or evidence than this is not evaluated together with a batch. */
export interface ComponentBounds {
  readonly vertexMax: number
  readonly evidenceMax: number
}

const BOUNDS: ComponentBounds = { vertexMax: 1_000, evidenceMax: 20_000 }

/**
 * Follows evidence from profile to profile until the component of each of those asked for is whole, or found to be
 * beyond the bounds. Each component is bounded by itself, however many are asked for together.
 *
 * What was read first stays, with its version: when the graph has changed in between, the plan is found stale.
 * Clusters are read before the evidence at them, for the same reason.
 */
export async function completeSnapshot(
  tx: Transaction,
  snapshot: Snapshot,
  asked: readonly BirthId[],
  bounds: ComponentBounds = BOUNDS,
): Promise<Snapshot> {
  const reading = new ComponentReading(tx, snapshot, bounds)
  for (const profileId of asked) await reading.follow(profileId)
  return reading.completed()
}

class ComponentReading {
  readonly #tx: Transaction
  readonly #snapshot: Snapshot
  readonly #bounds: ComponentBounds
  readonly #clusters: Map<BirthId, Cluster>
  readonly #evidence: Map<string, Evidence>
  readonly #complete: Set<BirthId>
  readonly #oversized: Set<BirthId>

  constructor(tx: Transaction, snapshot: Snapshot, bounds: ComponentBounds) {
    this.#tx = tx
    this.#snapshot = snapshot
    this.#bounds = bounds
    this.#clusters = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
    this.#evidence = new Map(snapshot.evidence)
    this.#complete = new Set(snapshot.complete)
    this.#oversized = new Set(snapshot.oversized)
  }

  async follow(start: BirthId): Promise<void> {
    if (this.#complete.has(start) || this.#oversized.has(start)) return
    const component = new Set([start])
    for (let frontier = [start]; frontier.length > 0;) {
      const rows = await this.#readAt(frontier, component)
      if (rows === null) return this.#add(component, this.#oversized)
      frontier = [...new Set(rows.flatMap(({ profileIds }) => profileIds))].filter((id) => !component.has(id))
      this.#add(frontier, component)
    }
    this.#add(component, this.#complete)
  }

  completed(): Snapshot {
    const clusters = [...this.#clusters.values()]
    return {
      ...this.#snapshot,
      clusters,
      evidence: this.#evidence,
      complete: this.#complete,
      oversized: this.#oversized,
    }
  }

  /** @returns null when the component is beyond the bounds */
  async #readAt(frontier: readonly BirthId[], component: ReadonlySet<BirthId>) {
    for (const cluster of await readClustersByProfile(this.#tx, { profileIds: frontier }))
      if (!this.#clusters.has(cluster.profileId)) this.#clusters.set(cluster.profileId, cluster)
    if (this.#verticesOf(component) > this.#bounds.vertexMax) return null
    const rows = await readComponentEvidence(this.#tx, { profileIds: frontier, ...this.#bounds })
    if (rows.length >= this.#bounds.evidenceMax) return null
    for (const { profileIds: _, ...row } of rows) this.#evidence.set(row.key, row)
    return rows
  }

  #verticesOf(component: ReadonlySet<BirthId>): number {
    let vertices = 0
    for (const id of component) vertices += this.#clusters.get(id)?.members.length ?? 0
    return vertices
  }

  #add(from: Iterable<BirthId>, to: Set<BirthId>): void {
    for (const id of from) to.add(id)
  }
}
