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

/** @param clusters by record. @param truth by record; below 0 where it is not known */
export function evaluate(clusters: Int32Array, truth: Int32Array): Evaluation {
  const known = Int32Array.from(clusters.keys()).filter((record) => (truth[record] ?? -1) >= 0)
  const found = sizesOf(known, (record) => clusters[record] ?? 0)
  const real = sizesOf(known, (record) => truth[record] ?? 0)
  const both = new Map<string, number>()
  for (const record of known) increase(both, `${clusters[record]} ${truth[record]}`)
  return {
    records: known.length,
    pairwise: pairwise(both, found, real),
    bCubed: bCubed(both, found, real, known.length),
  }
}

function pairwise(both: Map<string, number>, found: Map<number, number>, real: Map<number, number>): Quality {
  const pairs = pairsIn(both.values())
  return quality(share(pairs, pairsIn(found.values())), share(pairs, pairsIn(real.values())))
}

function bCubed(
  both: Map<string, number>,
  found: Map<number, number>,
  real: Map<number, number>,
  records: number,
): Quality {
  let precision = 0
  let recall = 0
  for (const [key, count] of both) {
    const [cluster = 0, entity = 0] = key.split(' ').map(Number)
    precision += count ** 2 / (found.get(cluster) ?? 1)
    recall += count ** 2 / (real.get(entity) ?? 1)
  }
  return quality(share(precision, records), share(recall, records))
}

function quality(precision: number, recall: number): Quality {
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

/** Of nothing, all is right. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function sizesOf(records: Int32Array, groupOf: (record: number) => number): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const record of records) increase(sizes, groupOf(record))
  return sizes
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0
  for (const size of sizes) pairs += (size * (size - 1)) / 2
  return pairs
}
