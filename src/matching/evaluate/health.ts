import { groupSizes, pairsWithin } from './group-sizes.ts'

/** Clusters as the numbers of their records; pairs of records with their match weights. */
export interface Clustering {
  /** By record. */
  readonly clusters: Int32Array
  readonly l: Int32Array
  readonly r: Int32Array
  /** By pair. */
  readonly bits: Float64Array
}

/** Clusters of about one size. */
interface SizeClass {
  readonly from: number
  /** null: of any size beyond. */
  readonly to: number | null
  readonly clusters: number
}

/** A record that hardly hangs on its cluster. */
export interface WeakLink {
  readonly record: number
  readonly cluster: number
  /** Of its strongest pair within the cluster, in bits; null where it was compared with none of them. */
  readonly bits: number | null
}

/** How many clusters there are, and how large. */
export interface ClusterCounts {
  readonly clusters: number
  /** Of two and more records. */
  readonly matchedClusters: number
  readonly recordsPerClusterMax: number
}

/** What clusters look like, without labels. */
export interface ClusterHealth extends ClusterCounts {
  readonly records: number
  readonly sizes: readonly SizeClass[]
  /** Of the pairs within clusters of two and more: the share that was compared, and speaks for one person. */
  readonly pairsInFavour: number
  /** The weakest, at most ten, weakest first. */
  readonly weakestLinks: readonly WeakLink[]
  /** Records whose strongest pair within their cluster speaks against it. */
  readonly recordsAgainst: number
}

const SIZE_BOUNDS = [1, 2, 3, 5, 10, 20, 50, 100]
const WEAKEST_MAX = 10

export function clusterHealth(clustering: Clustering): ClusterHealth {
  const sizes = sizesOf(clustering.clusters)
  const inside = linksInside(clustering)
  const records = inCompany(clustering.clusters, sizes)
  const possible = pairsWithin(sizes)
  return {
    records: clustering.clusters.length,
    ...countsOf(sizes),
    sizes: classesOf(sizes),
    pairsInFavour: possible === 0 ? 1 : inside.inFavour / possible,
    weakestLinks: weakestOf(records, clustering.clusters, inside.strongest),
    recordsAgainst: records.filter((record) => !((inside.strongest[record] ?? NaN) > 0)).length,
  }
}

/** @param clusters by record */
export function clusterCounts(clusters: Int32Array): ClusterCounts {
  return countsOf(sizesOf(clusters))
}

function sizesOf(clusters: Int32Array): Int32Array {
  return groupSizes(Int32Array.from(clusters.keys()), clusters)
}

function countsOf(sizes: Int32Array): ClusterCounts {
  return {
    clusters: sizes.reduce((count, size) => count + Number(size > 0), 0),
    matchedClusters: sizes.reduce((count, size) => count + Number(size > 1), 0),
    recordsPerClusterMax: sizes.reduce((most, size) => Math.max(most, size), 0),
  }
}

/** By record: the weight of its strongest pair within its cluster; NaN where there is none. */
function linksInside({ clusters, l, r, bits }: Clustering) {
  const strongest = new Float64Array(clusters.length).fill(NaN)
  let inFavour = 0
  for (let pair = 0; pair < l.length; pair++) {
    const [a, b, weight] = [l[pair] ?? 0, r[pair] ?? 0, bits[pair] ?? 0]
    if (clusters[a] !== clusters[b]) continue
    if (weight > 0) inFavour++
    for (const record of [a, b]) if (!((strongest[record] ?? NaN) >= weight)) strongest[record] = weight
  }
  return { strongest, inFavour }
}

/** Records of clusters of two and more. */
function inCompany(clusters: Int32Array, sizes: Int32Array): Int32Array {
  return Int32Array.from(clusters.keys()).filter((record) => (sizes[clusters[record] ?? 0] ?? 0) > 1)
}

/** Those that hang on their clusters least, first. @param strongest by record; NaN where it was compared with none of them */
function weakestOf(records: Int32Array, clusters: Int32Array, strongest: Float64Array): WeakLink[] {
  const weight = (record: number) => strongest[record] ?? NaN
  const rank = (record: number) => (Number.isNaN(weight(record)) ? -Infinity : weight(record))
  const weakest: number[] = []
  for (const record of records) {
    // Those of one rank come in ascending order already.
    const place = weakest.findLastIndex((other) => rank(other) <= rank(record)) + 1
    if (place < WEAKEST_MAX) weakest.splice(place, 0, record)
    if (weakest.length > WEAKEST_MAX) weakest.pop()
  }
  return weakest.map((record) => ({
    record,
    cluster: clusters[record] ?? 0,
    bits: Number.isNaN(weight(record)) ? null : weight(record),
  }))
}

function classesOf(sizes: Int32Array): SizeClass[] {
  return SIZE_BOUNDS.map((from, at) => {
    const next = SIZE_BOUNDS[at + 1]
    const to = next === undefined ? null : next - 1
    const clusters = sizes.reduce((count, size) => count + Number(size >= from && size <= (to ?? Infinity)), 0)
    return { from, to, clusters }
  }).filter(({ clusters }) => clusters > 0)
}
