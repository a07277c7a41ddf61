import type { IndexedHandle } from './ports.ts'

/**
 * The records most worth comparing: those that share most blocks, a small block counting for more.
 *
 * @param blocks the records in each block that the new record is in
 * @returns at most so many, the best first; the same for the same blocks in any order
 */
export function rankCandidates(blocks: readonly (readonly IndexedHandle[])[], candidatesMax: number): IndexedHandle[] {
  const worth = new Map<IndexedHandle, number>()
  for (const block of blocks) for (const handle of block) worth.set(handle, (worth.get(handle) ?? 0) + 1 / block.length)
  const ranked = [...worth].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return ranked.slice(0, candidatesMax).map(([handle]) => handle)
}
