import type { Transaction } from 'neo4j-driver'
import type { Cluster, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, Conflict, Evidence, Pin } from '../../src/model/index.ts'
import {
  decodeConflict,
  decodePin,
  type ConflictColumns,
  type HeldAtProfile,
  type PinColumns,
} from './decode-verdict.ts'
import { readClustersByProfile } from './read-clusters-by-profile.ts'
import { readComponentConflicts } from './read-component-conflicts.ts'
import { readComponentEvidence } from './read-component-evidence.ts'
import { readComponentPins } from './read-component-pins.ts'
import type { UsableParameters } from './usable.ts'

/** A component with more vertices or evidence than this is not evaluated together with a batch. */
export interface ComponentBounds {
  readonly vertexMax: number
  readonly evidenceMax: number
}

/** What is at some profiles, and those of them that were not read yet. */
interface Answer {
  readonly clusters: readonly Cluster[]
  readonly evidence: readonly (Evidence & { readonly profileIds: readonly BirthId[] })[]
  readonly pins: readonly PinColumns<HeldAtProfile>[]
  readonly conflicts: readonly ConflictColumns<HeldAtProfile>[]
}

/**
 * Follows usable evidence, pins and conflicts from profile to profile until a component is whole, or found to be beyond
 * the bounds. Clusters are read before what is at them: what changes in between is found stale.
 */
export class ComponentReading {
  readonly #tx: Transaction
  readonly #snapshot: Snapshot
  readonly #bounds: ComponentBounds
  readonly #usable: UsableParameters
  readonly #clusters: Map<BirthId, Cluster>
  readonly #evidence: Map<string, Evidence>
  readonly #pins: Map<string, Pin>
  readonly #conflicts: Map<string, Conflict>
  readonly #complete: Set<BirthId>
  readonly #oversized: Set<BirthId>

  constructor(tx: Transaction, snapshot: Snapshot, bounds: ComponentBounds, usable: UsableParameters) {
    this.#tx = tx
    this.#snapshot = snapshot
    this.#bounds = bounds
    this.#usable = usable
    this.#clusters = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
    this.#evidence = new Map(snapshot.evidence)
    this.#pins = new Map(snapshot.pins)
    this.#conflicts = new Map(snapshot.conflicts)
    this.#complete = new Set(snapshot.complete)
    this.#oversized = new Set(snapshot.oversized)
  }

  /** What is at the profiles themselves is asked for at once: few components reach further. */
  async follow(starts: Iterable<BirthId>): Promise<void> {
    const due = [...starts].filter((id) => !this.#isSettled(id))
    const first = await Promise.all(due.map((start) => this.#ask([start])))
    for (const [at, start] of due.entries()) await this.#follow(start, first[at])
  }

  async #follow(start: BirthId, first: Answer | undefined): Promise<void> {
    if (this.#isSettled(start)) return
    const component = new Set([start])
    let answer = first
    for (let frontier = [start]; frontier.length > 0; answer = undefined) {
      const reached = this.#take(answer ?? (await this.#ask(frontier)), component)
      if (reached === null) return add(component, this.#oversized)
      frontier = [...new Set(reached)].filter((id) => !component.has(id))
      add(frontier, component)
    }
    add(component, this.#complete)
  }

  completed(): Snapshot {
    return {
      ...this.#snapshot,
      clusters: [...this.#clusters.values()],
      evidence: this.#evidence,
      pins: this.#pins,
      conflicts: this.#conflicts,
      complete: this.#complete,
      oversized: this.#oversized,
    }
  }

  #isSettled(id: BirthId): boolean {
    return this.#complete.has(id) || this.#oversized.has(id)
  }

  async #ask(frontier: readonly BirthId[]): Promise<Answer> {
    const unread = frontier.filter((id) => !this.#clusters.has(id))
    const [clusters, evidence, pins, conflicts] = await Promise.all([
      unread.length === 0 ? [] : readClustersByProfile(this.#tx, { profileIds: unread }),
      readComponentEvidence(this.#tx, { profileIds: frontier, ...this.#bounds, ...this.#usable }),
      readComponentPins(this.#tx, { profileIds: frontier }),
      readComponentConflicts(this.#tx, { profileIds: frontier }),
    ])
    return { clusters, evidence, pins, conflicts }
  }

  /** @returns the profiles it leads to; null when the component is beyond the bounds */
  #take({ clusters, evidence, pins, conflicts }: Answer, component: ReadonlySet<BirthId>): BirthId[] | null {
    for (const cluster of clusters) this.#clusters.set(cluster.profileId, cluster)
    if (this.#verticesOf(component) > this.#bounds.vertexMax || evidence.length >= this.#bounds.evidenceMax) return null
    for (const { profileIds: _, ...row } of evidence) this.#evidence.set(row.key, row)
    for (const row of pins) this.#pins.set(row.id, decodePin(row))
    for (const row of conflicts) this.#conflicts.set(row.id, decodeConflict(row))
    const held = [...pins, ...conflicts].flatMap((row) => row.held.map(({ profileId }) => profileId))
    return [...evidence.flatMap(({ profileIds }) => profileIds), ...held]
  }

  #verticesOf(component: ReadonlySet<BirthId>): number {
    let vertices = 0
    for (const id of component) vertices += this.#clusters.get(id)?.members.length ?? 0
    return vertices
  }
}

function add(from: Iterable<BirthId>, to: Set<BirthId>): void {
  for (const id of from) to.add(id)
}
