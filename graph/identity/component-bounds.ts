import type { Cluster } from '../../src/identity/index.ts'

/** A component with more vertices or evidence than this, or more evidence at one vertex, is not evaluated with a batch. */
export interface ComponentBounds {
  readonly vertexMax: number
  readonly evidenceMax: number
  readonly degreeMax: number
}

/** Small enough to be read with every event that touches it. */
export const BATCH_BOUNDS: ComponentBounds = { vertexMax: 1_000, evidenceMax: 20_000, degreeMax: 2_000 }

/** A component at the bound takes about a gigabyte of memory and a minute: for those for whom nobody waits. */
export const WIDE_BOUNDS: ComponentBounds = { vertexMax: 100_000, evidenceMax: 1_000_000, degreeMax: 1_000_000 }

/** Neo4j compares a node's degree with no larger number. */
const DEGREE_LIMIT = 2 ** 31 - 1

/** Whoever decides about one cluster reads all its members. */
export const UNBOUNDED = { vertexMax: DEGREE_LIMIT, degreeMax: DEGREE_LIMIT }

/** A cluster; of one that is beyond the bounds by itself only the members asked for, and its founder. */
export interface ClusterColumns extends Cluster {
  readonly isBeyond: boolean
}
