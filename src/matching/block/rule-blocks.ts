import { type Blocks, everyRecord, type KeyColumn, split } from './blocks.ts'
import type { BlockingRule, KeySet } from './blocking-rule.ts'

/** What a rule would bring together. */
interface BlockStatistics {
  /** Of two and more records, and not over the rule's limit. */
  readonly blocks: number
  readonly recordsPerBlockMax: number
  readonly pairs: number
  /** Over the rule's limit. */
  readonly skippedBlocks: number
  readonly skippedRecords: number
}

/** Finds the blocks of rules; keeps those of single keys, which many rules begin with. */
export class BlockFinder {
  readonly #keys: readonly KeyColumn[]
  readonly #ofKey = new Map<number, Blocks>()

  constructor(keys: readonly KeyColumn[]) {
    this.#keys = keys
  }

  /** @returns all blocks of two and more records, those over any limit included */
  find([first = -1, second, ...rest]: KeySet): Blocks {
    const a = this.#blocksOfKey(first)
    if (second === undefined) return a
    const b = this.#blocksOfKey(second)
    const both = a.members.length < b.members.length ? split(a, this.#key(second).of) : split(b, this.#key(first).of)
    return rest.reduce((blocks, key) => split(blocks, this.#key(key).of), both)
  }

  #blocksOfKey(index: number): Blocks {
    const known = this.#ofKey.get(index)
    if (known !== undefined) return known
    const { of } = this.#key(index)
    const blocks = split(everyRecord(of.length), of)
    this.#ofKey.set(index, blocks)
    return blocks
  }

  #key(index: number): KeyColumn {
    const key = this.#keys[index]
    if (key === undefined) throw new RangeError(`There is no blocking key ${index}: there are ${this.#keys.length}`)
    return key
  }
}

/** Counts what a rule with this limit brings together, without making a pair. */
export function blockStatistics({ starts }: Blocks, { blockRecordsMax }: Pick<BlockingRule, 'blockRecordsMax'>) {
  const statistics = { blocks: 0, recordsPerBlockMax: 0, pairs: 0, skippedBlocks: 0, skippedRecords: 0 }
  for (let block = 0; block + 1 < starts.length; block++) {
    const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0)
    if (size > blockRecordsMax) {
      statistics.skippedBlocks++
      statistics.skippedRecords += size
    } else {
      statistics.blocks++
      statistics.pairs += (size * (size - 1)) / 2
      statistics.recordsPerBlockMax = Math.max(statistics.recordsPerBlockMax, size)
    }
  }
  return statistics satisfies BlockStatistics
}

/** @returns the blocks that are not over the limit */
export function blocksUpTo({ members, starts }: Blocks, recordsMax: number): Blocks {
  const kept = new Int32Array(members.length)
  const keptStarts = new Int32Array(starts.length)
  let blocks = 0
  let count = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const [start, end] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    if (end - start > recordsMax) continue
    for (let at = start; at < end; at++) kept[count++] = members[at] ?? 0
    keptStarts[++blocks] = count
  }
  return { members: kept.slice(0, count), starts: keptStarts.slice(0, blocks + 1) }
}
