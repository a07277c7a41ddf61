import type { Transaction } from 'neo4j-driver'
import type { Cluster, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, Conflict, Evidence, Pin } from '../../src/model/index.ts'
import type { ClusterColumns, ComponentBounds } from './component-bounds.ts'
import { Components } from './components.ts'
import {
  decodeConflict,
  decodePin,
  type ConflictColumns,
  type HeldAtProfile,
  type PinColumns,
} from './decode-verdict.ts'
import { findBeyond } from './find-beyond.ts'
import { readClustersByProfile } from './read-clusters-by-profile.ts'
import { readComponentConflicts } from './read-component-conflicts.ts'
import { readComponentEvidence, type ComponentEvidence } from './read-component-evidence.ts'
import { readComponentPins } from './read-component-pins.ts'
import type { UsableParameters } from './usable.ts'

/** Profiles that a statement is asked about. */
const PROFILES_MAX = 5_000

/** What is at some profiles, and those of them that were not read yet. */
interface Answer {
  /** Of those that were read before: by whoever decides, all members of theirs, whatever their number. */
  readonly beyond: readonly { readonly profileId: BirthId }[]
  readonly clusters: readonly ClusterColumns[]
  readonly evidence: readonly ComponentEvidence[]
  readonly pins: readonly PinColumns<HeldAtProfile>[]
  readonly conflicts: readonly ConflictColumns[]
}

/**
 * Follows usable evidence and pins from profile to profile, all components a step at a time, until each is whole or found
 * to be beyond the bounds; conflicts only keep apart what a component holds. Clusters are read before what is at them:
 * what changes in between is found stale.
 */
export class ComponentReading {
  readonly #tx: Transaction
  readonly #snapshot: Snapshot
  readonly #bounds: ComponentBounds
  readonly #usable: UsableParameters
  readonly #components: Components
  readonly #clusters: Map<BirthId, Cluster>
  readonly #evidence: Map<string, Evidence>
  readonly #pins: Map<string, Pin>
  readonly #conflicts: Map<string, Conflict>
  /** Evidence and verdicts that were counted or followed. */
  readonly #seen = new Set<string>()

  constructor(tx: Transaction, snapshot: Snapshot, bounds: ComponentBounds, usable: UsableParameters) {
    this.#tx = tx
    this.#snapshot = snapshot
    this.#bounds = bounds
    this.#usable = usable
    this.#components = new Components(bounds)
    this.#clusters = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
    this.#evidence = new Map(snapshot.evidence)
    this.#pins = new Map(snapshot.pins)
    this.#conflicts = new Map(snapshot.conflicts)
  }

  async follow(starts: Iterable<BirthId>): Promise<void> {
    const { complete, oversized } = this.#snapshot
    let frontier = [...starts].filter((id) => !complete.has(id) && !oversized.has(id))
    for (const id of frontier) this.#reach(id)
    while (frontier.length > 0) {
      const asked = frontier.slice(0, PROFILES_MAX)
      const reached = this.#take(await this.#ask(asked))
      const due = [...frontier.slice(PROFILES_MAX), ...reached]
      frontier = due.filter((id) => !this.#components.isBeyond(id))
    }
  }

  completed(): Snapshot {
    return {
      ...this.#snapshot,
      clusters: [...this.#clusters.values()],
      evidence: this.#evidence,
      pins: this.#pins,
      conflicts: this.#conflicts,
      complete: new Set([...this.#snapshot.complete, ...this.#components.profiles(false)]),
      oversized: new Set([...this.#snapshot.oversized, ...this.#components.profiles(true)]),
    }
  }

  async #ask(profileIds: readonly BirthId[]): Promise<Answer> {
    const { vertexMax, degreeMax } = this.#bounds
    const read = profileIds.filter((id) => this.#clusters.has(id))
    const unread = profileIds.filter((id) => !this.#clusters.has(id))
    const [beyond, clusters, evidence, pins, conflicts] = await Promise.all([
      read.length === 0 ? [] : findBeyond(this.#tx, { profileIds: read, vertexMax, degreeMax }),
      unread.length === 0 ? [] : readClustersByProfile(this.#tx, { profileIds: unread, vertexMax, degreeMax }),
      readComponentEvidence(this.#tx, { profileIds, ...this.#bounds, ...this.#usable }),
      readComponentPins(this.#tx, { profileIds }),
      readComponentConflicts(this.#tx, { profileIds }),
    ])
    return { beyond, clusters, evidence, pins, conflicts }
  }

  /** @returns the profiles that it leads to and that nobody asked about yet */
  #take({ beyond, clusters, evidence, pins, conflicts }: Answer): BirthId[] {
    for (const { profileId } of beyond) this.#components.exclude(profileId)
    for (const { isBeyond, ...cluster } of clusters) this.#takeCluster(cluster, isBeyond)
    const reached = evidence.flatMap((row) => this.#takeEvidence(row))
    for (const row of pins) this.#pins.set(row.id, decodePin(row))
    for (const row of conflicts) this.#conflicts.set(row.id, decodeConflict(row))
    const held = pins.flatMap(({ held: [first, ...others] }) =>
      first === undefined ? [] : this.#connect(first.profileId, ...others.map(({ profileId }) => profileId)),
    )
    return [...reached, ...held]
  }

  #takeCluster(cluster: Cluster, isBeyond: boolean): void {
    this.#clusters.set(cluster.profileId, cluster)
    this.#components.count(cluster.profileId, { vertices: cluster.members.length })
    if (isBeyond) this.#components.exclude(cluster.profileId)
  }

  #takeEvidence({ at, profileIds, ...row }: ComponentEvidence): BirthId[] {
    if (this.#seen.has(row.key)) return []
    this.#seen.add(row.key)
    this.#components.count(at, { evidence: 1 })
    if (!this.#components.isBeyond(at)) this.#evidence.set(row.key, row)
    return this.#connect(at, ...profileIds)
  }

  #connect(first: BirthId, ...others: readonly BirthId[]): BirthId[] {
    const fresh = [first, ...others].filter((id) => this.#reach(id))
    for (const other of others) this.#components.join(first, other)
    return fresh
  }

  /** @returns whether it is to be asked about: what is of a component that was read before, or is none, is not */
  #reach(id: BirthId): boolean {
    if (this.#components.has(id)) return false
    const { complete, oversized } = this.#snapshot
    this.#components.count(id, { vertices: this.#clusters.get(id)?.members.length ?? 0 })
    if (oversized.has(id)) this.#components.exclude(id)
    return !complete.has(id) && !oversized.has(id)
  }
}
