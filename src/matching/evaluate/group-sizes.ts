/** @returns by group: how many of the records are in it */
export function groupSizes(records: Int32Array, groupOf: Int32Array): Int32Array {
  let largest = -1
  for (const record of records) largest = Math.max(largest, groupOf[record] ?? 0)
  const sizes = new Int32Array(largest + 1)
  for (const record of records) {
    const group = groupOf[record] ?? 0
    sizes[group] = (sizes[group] ?? 0) + 1
  }
  return sizes
}

/** @returns how many pairs there are within groups of these sizes */
export function pairsWithin(sizes: Int32Array): number {
  return sizes.reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0)
}
