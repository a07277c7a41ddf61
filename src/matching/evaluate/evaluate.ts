import { groupSizes, pairsWithin } from './group-sizes.ts'

/** Shares from 0 to 1. */
interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How clusters compare with the truth; every true pair counts, also one that was never compared. */
export interface Evaluation {
  /** Records whose truth is known. */
  readonly records: number
  readonly pairwise: Quality
  /** Bagga and Baldwin, 1998: the mean over records. */
  readonly bCubed: Quality
}

/** @param clusters by record. @param truth by record, numbers without large gaps; below 0 where it is not known */
export function evaluate(clusters: Int32Array, truth: Int32Array): Evaluation {
  const known = recordsByCluster(clusters, truth)
  const found = groupSizes(known, clusters)
  const real = groupSizes(known, truth)
  const both = agreement(known, clusters, truth, found, real)
  return {
    records: known.length,
    pairwise: quality(share(both.pairs, pairsWithin(found)), share(both.pairs, pairsWithin(real))),
    bCubed: quality(share(both.precision, known.length), share(both.recall, known.length)),
  }
}

/** Sums over all groups of records that are in one cluster and truly one. */
interface Agreement {
  pairs: number
  precision: number
  recall: number
}

function agreement(
  known: Int32Array,
  clusters: Int32Array,
  truth: Int32Array,
  found: Int32Array,
  real: Int32Array,
): Agreement {
  const sums = { pairs: 0, precision: 0, recall: 0 }
  const counts = new Int32Array(real.length)
  for (let start = 0, end = 0; start < known.length; start = end) {
    const size = found[clusters[known[start] ?? 0] ?? 0] ?? 1
    end = start + size
    for (let at = start; at < end; at++) {
      const entity = truth[known[at] ?? 0] ?? 0
      counts[entity] = (counts[entity] ?? 0) + 1
    }
    for (let at = start; at < end; at++) {
      const entity = truth[known[at] ?? 0] ?? 0
      const count = counts[entity] ?? 0
      counts[entity] = 0
      sums.pairs += (count * (count - 1)) / 2
      sums.precision += count ** 2 / size
      sums.recall += count ** 2 / (real[entity] ?? 1)
    }
  }
  return sums
}

/** @returns the records whose truth is known, those of a cluster side by side */
function recordsByCluster(clusters: Int32Array, truth: Int32Array): Int32Array {
  const isKnown = (record: number) => (truth[record] ?? -1) >= 0
  const known = Int32Array.from(clusters.keys()).filter(isKnown)
  const next = groupSizes(known, clusters)
  let total = 0
  for (let cluster = 0; cluster < next.length; cluster++) {
    const size = next[cluster] ?? 0
    next[cluster] = total
    total += size
  }
  const ordered = new Int32Array(known.length)
  for (const record of known) {
    const cluster = clusters[record] ?? 0
    const place = next[cluster] ?? 0
    ordered[place] = record
    next[cluster] = place + 1
  }
  return ordered
}

function quality(precision: number, recall: number): Quality {
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

/** Of nothing, all is right. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
