import { type Blocks, type KeyColumn, split } from './blocks.ts'
import type { KeySet } from './blocking-rule.ts'

/** The records that rules are tried on. */
export interface Sample {
  readonly records: number
  /** The first so many are brought together by rules … */
  readonly population: number
  /** … with the first so many of these. */
  readonly seeds: number
}

/** A key of the population: numbered from 0 on as seeds have them; -1 for what no seed has. */
interface SeedKey {
  readonly of: Int16Array
  readonly count: number
  /** Those that have one, in ascending order. */
  readonly records: Int32Array
}

const NO_BLOCK = -1

/** Finds the blocks that hold a seed; looks only at records that have the rarer key, and keeps its working memory. */
export class SeedBlockFinder {
  readonly #sample: Sample
  readonly #keys: readonly SeedKey[]
  readonly #sameForAll: SeedKey
  /** By two keys' numbers: the number of the block. */
  readonly #blockOfKeys: Int16Array
  /** By record. */
  readonly #blockOf: Int32Array
  readonly #found: Int32Array

  constructor(keys: readonly KeyColumn[], sample: Sample) {
    this.#sample = sample
    this.#keys = keys.map((key) => seedKey(key, sample))
    const everyRecord = new Int32Array(sample.population).map((_, record) => record)
    this.#sameForAll = { of: new Int16Array(sample.population), count: 1, records: everyRecord }
    const [most = 1, second = 1] = this.#keys.map(({ count }) => count).toSorted((a, b) => b - a)
    this.#blockOfKeys = new Int16Array(most * second).fill(NO_BLOCK)
    this.#blockOf = new Int32Array(sample.population)
    this.#found = new Int32Array(sample.population)
  }

  /** @returns blocks of the population of two and more records, all with a seed */
  find([first = -1, second = -1]: KeySet): Blocks {
    const a = this.#keys[first] ?? this.#sameForAll
    const b = this.#keys[second] ?? this.#sameForAll
    this.#numberBlocks(a, b)
    const found = this.#collect(a, b)
    this.#forgetBlocks(a, b)
    return split({ members: this.#found.subarray(0, found), starts: Int32Array.of(0, found) }, this.#blockOf)
  }

  #numberBlocks(a: SeedKey, b: SeedKey): void {
    let blocks = 0
    for (let seed = 0; seed < this.#sample.seeds; seed++) {
      const keys = keysOf(a, b, seed)
      if (keys >= 0 && this.#blockOfKeys[keys] === NO_BLOCK) this.#blockOfKeys[keys] = blocks++
    }
  }

  /** @returns how many records share a block with a seed */
  #collect(a: SeedKey, b: SeedKey): number {
    let found = 0
    for (const record of a.records.length < b.records.length ? a.records : b.records) {
      const keys = keysOf(a, b, record)
      if (keys < 0) continue
      const block = this.#blockOfKeys[keys] ?? NO_BLOCK
      if (block === NO_BLOCK) continue
      this.#blockOf[record] = block
      this.#found[found++] = record
    }
    return found
  }

  #forgetBlocks(a: SeedKey, b: SeedKey): void {
    for (let seed = 0; seed < this.#sample.seeds; seed++) {
      const keys = keysOf(a, b, seed)
      if (keys >= 0) this.#blockOfKeys[keys] = NO_BLOCK
    }
  }
}

function keysOf(a: SeedKey, b: SeedKey, record: number): number {
  const [keyA, keyB] = [a.of[record] ?? -1, b.of[record] ?? -1]
  return keyA < 0 || keyB < 0 ? -1 : keyA * b.count + keyB
}

function seedKey({ of }: KeyColumn, { population, seeds }: Sample): SeedKey {
  let largest = -1
  for (let record = 0; record < population; record++) largest = Math.max(largest, of[record] ?? -1)
  const numberOf = new Int16Array(largest + 1).fill(-1)
  let count = 0
  for (let seed = 0; seed < seeds; seed++) {
    const key = of[seed] ?? -1
    if (key >= 0 && numberOf[key] === -1) numberOf[key] = count++
  }
  const numbered = new Int16Array(population)
  for (let record = 0; record < population; record++) {
    const key = of[record] ?? -1
    numbered[record] = key < 0 ? -1 : (numberOf[key] ?? -1)
  }
  return { of: numbered, count, records: recordsWithKey(numbered) }
}

function recordsWithKey(of: Int16Array): Int32Array {
  const records = new Int32Array(of.length)
  let found = 0
  for (let record = 0; record < of.length; record++) if ((of[record] ?? -1) >= 0) records[found++] = record
  return records.slice(0, found)
}
