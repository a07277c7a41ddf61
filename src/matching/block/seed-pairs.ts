import type { Blocks } from './blocks.ts'
import type { RecordPairs } from './distinct-pairs.ts'
import type { Sample } from './seed-blocks.ts'

/** What one set of keys brings together among the sample. */
export interface SeedPairs {
  /** Those from small blocks first: each stands for a seed and another record, `seed * population + other`. */
  readonly codes: Int32Array
  /** By limit: how many of them are from blocks up to it. */
  readonly ends: readonly number[]
}

/** @param limits of a block's records, in ascending order */
export function seedPairs(blocks: Blocks, sample: Sample, limits: readonly number[]): SeedPairs {
  const counts = limits.map((limit, at) => countPairs(blocks, sample, limits[at - 1] ?? 0, limit))
  const codes = new Int32Array(counts.reduce((sum, count) => sum + count, 0))
  let next = 0
  const ends = limits.map((limit, at) => (next = writePairs(blocks, sample, limits[at - 1] ?? 0, limit, codes, next)))
  return { codes, ends }
}

function countPairs({ members, starts }: Blocks, { seeds }: Sample, over: number, upTo: number): number {
  let pairs = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const [start, end] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    if (end - start <= over || end - start > upTo) continue
    for (let at = start; at < end && (members[at] ?? 0) < seeds; at++) pairs += end - at - 1
  }
  return pairs
}

/** @returns where the next pair goes */
function writePairs(
  { members, starts }: Blocks,
  { seeds, population }: Sample,
  over: number,
  upTo: number,
  codes: Int32Array,
  next: number,
): number {
  for (let block = 0; block + 1 < starts.length; block++) {
    const [start, end] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    if (end - start <= over || end - start > upTo) continue
    for (let at = start; at < end && (members[at] ?? 0) < seeds; at++)
      for (let other = at + 1; other < end; other++)
        codes[next++] = (members[at] ?? 0) * population + (members[other] ?? 0)
  }
  return next
}

/** Pairs of a sample, each once, and how to find one: by its place among the bits of all that are possible. */
export class SeedPairIndex {
  readonly #population: number
  readonly #present: Int32Array
  /** By word: how many pairs come before it. */
  readonly #before: Int32Array
  readonly #count: number

  constructor(codesOfAll: readonly Int32Array[], { seeds, population }: Sample) {
    this.#population = population
    this.#present = new Int32Array((seeds * population + 31) >>> 5)
    for (const codes of codesOfAll)
      for (const code of codes) this.#present[code >>> 5] = (this.#present[code >>> 5] ?? 0) | (1 << (code & 31))
    this.#before = new Int32Array(this.#present.length)
    let count = 0
    for (let word = 0; word < this.#present.length; word++) {
      this.#before[word] = count
      count += ones(this.#present[word] ?? 0)
    }
    this.#count = count
  }

  /** All pairs, in ascending order. */
  pairs(): RecordPairs {
    const [l, r] = [new Int32Array(this.#count), new Int32Array(this.#count)]
    let next = 0
    for (let word = 0; word < this.#present.length; word++)
      for (let bits = this.#present[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const code = word * 32 + (31 - Math.clz32(bits & -bits))
        l[next] = Math.floor(code / this.#population)
        r[next++] = code % this.#population
      }
    return { l, r }
  }

  /** @returns the pairs' places in `pairs()` */
  placesOf(codes: Int32Array): Int32Array {
    const places = new Int32Array(codes.length)
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at] ?? 0
      const below = (this.#present[code >>> 5] ?? 0) & ((1 << (code & 31)) - 1)
      places[at] = (this.#before[code >>> 5] ?? 0) + ones(below)
    }
    return places
  }
}

/** How many bits are set (Hacker's Delight, 5-1). */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
  return Math.imul(bits, 0x01010101) >>> 24
}
