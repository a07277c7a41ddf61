import type { RecordPairs } from './distinct-pairs.ts'
import { type Blocks, everyRecord, type KeyColumn, split } from './blocks.ts'

/** So many records that say the same are matched, which any limit of a block has room for; the others are copies. */
const MATCHED_ALIKE = 8
const NONE = -1

/** Records that say what many before them say. By record; -1 where it is no copy. */
export interface Copies {
  /** The first record that says the same. */
  readonly first: Int32Array
  /** The second one. */
  readonly second: Int32Array
}

/**
 * Finds copies. They would fill blocks, which are then skipped, and make pairs without end that all say the same. How
 * often a value occurs is to be counted without them: it would seem common.
 *
 * @param columns by field, then by record: the number of the value; -1 where it says nothing
 */
export function copiesOf(records: number, columns: readonly Int32Array[]): Copies {
  const first = new Int32Array(records).fill(NONE)
  const second = new Int32Array(records).fill(NONE)
  const { members, starts } = alikeInAll(records, columns)
  for (let block = 0; block + 1 < starts.length; block++) {
    const start = starts[block] ?? 0
    const end = starts[block + 1] ?? 0
    for (let at = start + MATCHED_ALIKE; at < end; at++) {
      first[members[at] ?? 0] = members[start] ?? 0
      second[members[at] ?? 0] = members[start + 1] ?? 0
    }
  }
  return { first, second }
}

/** @returns the records that are no copies, in ascending order */
export function ownRecords({ first }: Pick<Copies, 'first'>): Int32Array {
  return Int32Array.from(first.keys()).filter((record) => !isCopy(first, record))
}

/** @param first as in `Copies`. Of tables without copies it may be empty. */
export function isCopy(first: Int32Array, record: number): boolean {
  return (first[record] ?? NONE) !== NONE
}

/** @returns each copy's pair with the first record that says the same, in ascending order */
export function copyPairs({ first }: Copies): RecordPairs {
  const copies = Int32Array.from(first.keys()).filter((record) => isCopy(first, record))
  const pairs = copies.toSorted((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b)
  return { l: pairs.map((record) => first[record] ?? 0), r: pairs }
}

/** To say nothing is to say the same here. */
function alikeInAll(records: number, columns: readonly Int32Array[]): Blocks {
  let alike = everyRecord(records)
  for (const of of columns)
    alike = split(
      alike,
      of.map((value) => value + 1),
    )
  return alike
}

/** @returns keys that bring no copy together with anything */
export function keysWithoutCopies<Key extends KeyColumn>(keys: readonly Key[], { first }: Copies): Key[] {
  if (first.every((record) => record === NONE)) return [...keys]
  return keys.map((key) => ({ ...key, of: key.of.map((number, record) => (first[record] === NONE ? number : NONE)) }))
}

/**
 * Puts copies into the cluster of those that say the same, if these came together: who says no more than to be called
 * Ann is not one person with every other Ann.
 *
 * @param clusters by record: the first record of its cluster. @returns the same, with copies
 */
export function withCopies(clusters: Int32Array, { first, second }: Copies): Int32Array {
  return clusters.map((cluster, record) => {
    const alike = clusters[first[record] ?? NONE]
    return alike !== undefined && alike === clusters[second[record] ?? NONE] ? alike : cluster
  })
}
