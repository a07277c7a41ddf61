/** Components over so many records are cut again at a higher weight. */
const RECORDS_MAX = 300
const STEP_BITS = 1.5

/** Pairs with a weight each. */
export interface WeightedPairs {
  readonly l: Int32Array
  readonly r: Int32Array
  readonly bits: Float64Array
}

/** Records that hang together: component `c` is `members[starts[c]]` up to, not with, `members[starts[c + 1]]`. */
export interface Components {
  /** In ascending order within a component. */
  readonly members: Int32Array
  /** One more than there are components. */
  readonly starts: Int32Array
}

/**
 * Records that hang together by pairs of at least so many bits; only those of two and more, ordered by their first
 * record. What is too large is taken apart at ever higher weights until it fits; where all weights are alike, into parts
 * that are as large as may be.
 */
export function componentsOf(records: number, pairs: WeightedPairs, bitsMin: number): Components {
  const { l, r, bits } = pairs
  const parents = new Int32Array(records)
  for (let record = 0; record < records; record++) parents[record] = record
  let least = bitsMin
  let strong = strongPairs(bits, least)
  for (;;) {
    for (const pair of strong) unite(parents, l[pair] ?? 0, r[pair] ?? 0)
    const sizes = sizesOf(parents)
    const inside = strong.filter((pair) => (sizes[parents[l[pair] ?? 0] ?? 0] ?? 0) > RECORDS_MAX)
    if (inside.length === 0) return grouped(parents, sizes)
    least += STEP_BITS
    strong = inside.filter((pair) => (bits[pair] ?? 0) >= least)
    const hasStronger = new Set(Array.from(strong, (pair) => parents[l[pair] ?? 0]))
    const alike = inside.filter((pair) => !hasStronger.has(parents[l[pair] ?? 0]))
    takeApart(parents, sizes)
    uniteWhatFits(parents, pairs, alike)
  }
}

/** @param clusters by record: one of its cluster's records. @returns those of two and more records, as components */
export function componentsOfClusters(clusters: Int32Array): Components {
  const sizes = new Int32Array(clusters.length)
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  return grouped(clusters, sizes)
}

function strongPairs(bits: Float64Array, least: number): Int32Array {
  const strong = new Int32Array(bits.length)
  let count = 0
  for (let pair = 0; pair < bits.length; pair++) if ((bits[pair] ?? 0) >= least) strong[count++] = pair
  return strong.slice(0, count)
}

function unite(parents: Int32Array, a: number, b: number): void {
  const [rootA, rootB] = [find(parents, a), find(parents, b)]
  parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
}

/** @returns the first record of the record's component */
function find(parents: Int32Array, record: number): number {
  let root = record
  let parent = parents[root] ?? root
  while (parent !== root) {
    const above = parents[parent] ?? parent
    parents[root] = above
    root = above
    parent = parents[root] ?? root
  }
  return root
}

/** Points each record to its root. @returns by root: how many records its component has */
function sizesOf(parents: Int32Array): Int32Array {
  const sizes = new Int32Array(parents.length)
  for (let record = 0; record < parents.length; record++) {
    const root = find(parents, record)
    parents[record] = root
    sizes[root] = (sizes[root] ?? 0) + 1
  }
  return sizes
}

/** Leaves each record of a component that is too large by itself. */
function takeApart(parents: Int32Array, sizes: Int32Array): void {
  for (let record = 0; record < parents.length; record++)
    if ((sizes[parents[record] ?? 0] ?? 0) > RECORDS_MAX) parents[record] = record
}

/** @param chosen pairs of records that are all by themselves */
function uniteWhatFits(parents: Int32Array, { l, r }: WeightedPairs, chosen: Int32Array): void {
  const sizes = new Map<number, number>()
  for (const pair of chosen) {
    const [a, b] = [find(parents, l[pair] ?? 0), find(parents, r[pair] ?? 0)]
    const size = (sizes.get(a) ?? 1) + (sizes.get(b) ?? 1)
    if (a === b || size > RECORDS_MAX) continue
    unite(parents, a, b)
    sizes.set(Math.min(a, b), size)
  }
}

function grouped(roots: Int32Array, sizes: Int32Array): Components {
  const next = new Int32Array(roots.length)
  const starts = new Int32Array((roots.length >> 1) + 1)
  let components = 0
  let total = 0
  for (let root = 0; root < roots.length; root++) {
    const size = sizes[root] ?? 0
    if (size < 2) continue
    next[root] = total
    total += size
    starts[++components] = total
  }
  const members = new Int32Array(total)
  for (let record = 0; record < roots.length; record++) {
    const root = roots[record] ?? 0
    if ((sizes[root] ?? 0) < 2) continue
    const place = next[root] ?? 0
    members[place] = record
    next[root] = place + 1
  }
  return { members, starts: starts.slice(0, components + 1) }
}
