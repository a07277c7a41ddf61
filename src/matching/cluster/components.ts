/** Components over so many records are cut again at a higher weight. */
const RECORDS_MAX = 300
const STEP_BITS = 1.5

/** Pairs with a weight each. */
export interface WeightedPairs {
  readonly l: Int32Array
  readonly r: Int32Array
  readonly bits: Float64Array
}

/**
 * Records that hang together by pairs of at least so many bits; only those of two and more, each in ascending order,
 * by their first record. What is too large is taken apart at ever higher weights until it fits.
 */
export function componentsOf(records: number, pairs: WeightedPairs, bitsMin: number): Int32Array[] {
  const all = Int32Array.from(pairs.l.keys())
  return cut(records, pairs, all, bitsMin).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

function cut(records: number, pairs: WeightedPairs, candidates: Int32Array, bitsMin: number): Int32Array[] {
  const strong = candidates.filter((pair) => (pairs.bits[pair] ?? 0) >= bitsMin)
  const roots = unite(records, pairs, strong)
  const members = membersOf(roots, pairs, strong)
  const fitting = [...members.values()].filter(({ length }) => length <= RECORDS_MAX)
  const tooLarge = new Set([...members].filter(([, { length }]) => length > RECORDS_MAX).map(([root]) => root))
  if (tooLarge.size === 0) return fitting
  const inside = strong.filter((pair) => tooLarge.has(roots[pairs.l[pair] ?? 0] ?? 0))
  return [...fitting, ...cut(records, pairs, inside, bitsMin + STEP_BITS)]
}

/** @returns each record's root */
function unite(records: number, { l, r }: WeightedPairs, chosen: Int32Array): Int32Array {
  const parent = Int32Array.from({ length: records }, (_, record) => record)
  for (const pair of chosen) {
    const [a, b] = [find(parent, l[pair] ?? 0), find(parent, r[pair] ?? 0)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return parent.map((_, record) => find(parent, record))
}

function find(parent: Int32Array, record: number): number {
  let root = record
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] ?? 0] ?? 0
    root = parent[root] ?? 0
  }
  return root
}

function membersOf(roots: Int32Array, { l, r }: WeightedPairs, chosen: Int32Array): Map<number, Int32Array> {
  const touched = new Set<number>()
  for (const pair of chosen) touched.add(l[pair] ?? 0).add(r[pair] ?? 0)
  const members = new Map<number, number[]>()
  for (const record of touched) {
    const root = roots[record] ?? 0
    const known = members.get(root)
    if (known === undefined) members.set(root, [record])
    else known.push(record)
  }
  return new Map([...members].map(([root, list]) => [root, Int32Array.from(list).toSorted()]))
}
