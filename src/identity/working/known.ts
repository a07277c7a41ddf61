import {
  identifierOf,
  type BirthId,
  type Conflict,
  type Evidence,
  type IdentifierKey,
  type Pin,
  type VertexKey,
} from '../../model/index.ts'
import type { Snapshot, StoredIdentifier, Vertex } from '../snapshot.ts'
import { workingCluster, type WorkingCluster } from './working-cluster.ts'

/**
 * The part of the graph that a plan knows, as it becomes while the plan is made. Asked for what the snapshot lacks, it
 * answers null and notes it in `missing`: the plan is then to be made again.
 */
export class Known {
  readonly missing = { identifiers: new Set<IdentifierKey>(), vertices: new Set<VertexKey>() }
  /** Profile that held each vertex in the graph; none for those registered here. */
  readonly origin = new Map<VertexKey, BirthId>()
  readonly pins: Map<string, Pin>
  readonly conflicts: Map<string, Conflict>
  readonly #snapshot: Snapshot
  #misses = 0
  readonly #versions: ReadonlyMap<BirthId, number>
  readonly #vertices = new Map<VertexKey, Vertex>()
  readonly #births = new Map<BirthId, VertexKey>()
  readonly #clusterOf = new Map<VertexKey, WorkingCluster>()
  readonly #identifiers: Map<IdentifierKey, StoredIdentifier | null>
  readonly #evidence: Map<string, Evidence>
  readonly #incident = new Map<VertexKey, Set<string>>()

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#versions = new Map(snapshot.clusters.map(({ profileId, version }) => [profileId, version]))
    this.#identifiers = new Map(snapshot.identifiers)
    this.#evidence = new Map(snapshot.evidence)
    this.pins = new Map(snapshot.pins)
    this.conflicts = new Map(snapshot.conflicts)
    for (const { profileId, members, ...cluster } of snapshot.clusters) {
      this.hold(workingCluster(members, cluster))
      for (const { key } of members) this.origin.set(key, profileId)
    }
    for (const evidence of snapshot.evidence.values()) this.#index(evidence)
  }

  /** How often it was asked for what the snapshot lacks, noted before or not: whether it rises tells who lacks something. */
  get misses(): number {
    return this.#misses
  }

  get isLacking(): boolean {
    return this.missing.identifiers.size + this.missing.vertices.size > 0
  }

  get clusters(): ReadonlySet<WorkingCluster> {
    return new Set(this.#clusterOf.values())
  }

  /** Change number of a profile's last write when it was read. */
  versionOf(profileId: BirthId): number {
    const version = this.#versions.get(profileId)
    if (version === undefined) throw new RangeError(`Profile ${profileId} is not in the snapshot`)
    return version
  }

  vertex(key: VertexKey): Vertex | undefined {
    return this.#vertices.get(key)
  }

  cluster(key: VertexKey): WorkingCluster | null {
    const cluster = this.#clusterOf.get(key)
    if (cluster === undefined) this.lackVertex(key)
    return cluster ?? null
  }

  lackIdentifier(key: IdentifierKey): void {
    this.#misses++
    this.missing.identifiers.add(key)
  }

  lackVertex(key: VertexKey): void {
    this.#misses++
    this.missing.vertices.add(key)
  }

  /** Sets its members' cluster. */
  hold(cluster: WorkingCluster): WorkingCluster {
    for (const member of cluster.members) {
      this.#vertices.set(member.key, member)
      this.#births.set(member.birthId, member.key)
      this.#clusterOf.set(member.key, cluster)
    }
    return cluster
  }

  setVertex(vertex: Vertex): void {
    this.#vertices.set(vertex.key, vertex)
  }

  /** @returns the vertex that was born so, as far as it was read */
  born(birth: BirthId): VertexKey | undefined {
    return this.#births.get(birth)
  }

  /** @returns undefined when it was not read, null when the graph does not know it */
  identifier(key: IdentifierKey): StoredIdentifier | null | undefined {
    return this.#identifiers.get(key)
  }

  setIdentifier(identifier: StoredIdentifier): void {
    this.#identifiers.set(identifier.key, identifier)
  }

  evidence(key: string): Evidence | undefined {
    return this.#evidence.get(key)
  }

  setEvidence(evidence: Evidence): void {
    this.#evidence.set(evidence.key, evidence)
    this.#index(evidence)
  }

  dropEvidence({ key, a, b }: Evidence): void {
    this.#evidence.delete(key)
    for (const end of [a, b]) this.#incident.get(end)?.delete(key)
  }

  evidenceAt(vertices: Iterable<VertexKey>): Evidence[] {
    const keys = new Set<string>()
    for (const vertex of vertices) for (const key of this.#incident.get(vertex) ?? []) keys.add(key)
    return [...keys].map((key) => this.#evidence.get(key)).filter((evidence) => evidence !== undefined)
  }

  /** Whether the evidence at an identifier is more than is read with a batch. */
  isCapped(vertex: VertexKey): boolean {
    return this.#identifiers.get(identifierOf(vertex))?.isBeyond === true
  }

  /** Whether a cluster, or the evidence at one of its identifiers, is more than is read with a batch. */
  isBeyond({ members }: WorkingCluster): boolean {
    const { oversized } = this.#snapshot
    return members.some(({ key }) => oversized.has(this.origin.get(key) ?? '') || this.isCapped(key))
  }

  /**
   * Whether a cluster's evidence and verdicts, and its component's, are all here. `oversized`: they never will be.
   * Notes what is not.
   */
  completenessOf({ members }: WorkingCluster): 'complete' | 'oversized' | 'lacking' {
    let completeness: 'complete' | 'lacking' = 'complete'
    for (const { key } of members) {
      const id = this.origin.get(key)
      if (id === undefined || this.#snapshot.complete.has(id)) continue
      if (this.#snapshot.oversized.has(id)) return 'oversized'
      this.lackVertex(key)
      completeness = 'lacking'
    }
    return completeness
  }

  #index({ key, a, b }: Evidence): void {
    for (const end of [a, b]) this.#incident.set(end, (this.#incident.get(end) ?? new Set()).add(key))
  }
}
