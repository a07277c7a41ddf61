/** @returns the items in their order, so many together; the last batch may be smaller */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** @returns the next number of items that are whole batches */
export function wholeBatches(items: number, size: number): number {
  return Math.ceil(items / size) * size
}
