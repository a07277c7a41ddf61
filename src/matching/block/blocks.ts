/** One key of every record: what they must share to be compared. */
export interface KeyColumn {
  /** `f3 first-3` */
  readonly name: string
  readonly field: number
  /** By record: the number of its key, counted from 0 without large gaps; -1 where it has none. */
  readonly of: Int32Array
}

/** A key column whose keys can be told outside its table. */
export interface TextKeyColumn extends KeyColumn {
  /** @returns what the record's key says; null where it has none */
  textOf(record: number): string | null
}

/** Records that share something: block `b` is `members[starts[b]]` up to, not with, `members[starts[b + 1]]`. */
export interface Blocks {
  /** In ascending order within a block. */
  readonly members: Int32Array
  /** One more than there are blocks. */
  readonly starts: Int32Array
}

/** One block of all records. */
export function everyRecord(records: number): Blocks {
  const members = new Int32Array(records)
  for (let record = 0; record < records; record++) members[record] = record
  return { members, starts: Int32Array.of(0, records) }
}

/** @param of by record. @returns the parts, of two and more records, of blocks that have a key in common too */
export function split(blocks: Blocks, of: Int32Array): Blocks {
  const splitter = new BlockSplitter(blocks.members, of)
  for (let block = 0; block + 1 < blocks.starts.length; block++)
    splitter.split(blocks.starts[block] ?? 0, blocks.starts[block + 1] ?? 0)
  return splitter.blocks()
}

/** Up to so many records are compared with each other; counting needs a table as large as there are keys. */
const COMPARED_MAX = 16
const NO_KEY = -1

class BlockSplitter {
  readonly #members: Int32Array
  /** By place among the members. */
  readonly #keys: Int32Array
  /** By key: how many of a block's records have it; once they have a place, the complement of the next one's. */
  readonly #counts: Int32Array
  readonly #parts: Int32Array
  readonly #starts: Int32Array
  #partCount = 0
  #total = 0

  constructor(members: Int32Array, of: Int32Array) {
    this.#members = members
    this.#keys = new Int32Array(members.length)
    let largest = NO_KEY
    for (let at = 0; at < members.length; at++) {
      const key = of[members[at] ?? 0] ?? NO_KEY
      this.#keys[at] = key
      if (key > largest) largest = key
    }
    this.#counts = new Int32Array(largest + 1)
    this.#parts = new Int32Array(members.length)
    this.#starts = new Int32Array((members.length >> 1) + 1)
  }

  split(start: number, end: number): void {
    if (end - start <= COMPARED_MAX) this.#compare(start, end)
    else this.#count(start, end)
  }

  blocks(): Blocks {
    return { members: this.#parts.slice(0, this.#total), starts: this.#starts.slice(0, this.#partCount + 1) }
  }

  #compare(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const key = this.#keys[at] ?? NO_KEY
      if (key === NO_KEY) continue
      const first = this.#total
      for (let other = at + 1; other < end; other++) {
        if (this.#keys[other] !== key) continue
        if (this.#total === first) this.#parts[this.#total++] = this.#members[at] ?? 0
        this.#parts[this.#total++] = this.#members[other] ?? 0
        this.#keys[other] = NO_KEY
      }
      if (this.#total > first) this.#starts[++this.#partCount] = this.#total
    }
  }

  #count(start: number, end: number): void {
    const counts = this.#counts
    for (let at = start; at < end; at++) {
      const key = this.#keys[at] ?? NO_KEY
      if (key !== NO_KEY) counts[key] = (counts[key] ?? 0) + 1
    }
    for (let at = start; at < end; at++) {
      const key = this.#keys[at] ?? NO_KEY
      if (key === NO_KEY || counts[key] === 1) continue
      const place = this.#placeOf(key)
      this.#parts[place] = this.#members[at] ?? 0
      counts[key] = ~(place + 1)
    }
    for (let at = start; at < end; at++) {
      const key = this.#keys[at] ?? NO_KEY
      if (key !== NO_KEY) counts[key] = 0
    }
  }

  /** @returns where the next record with this key goes; the first one makes room for all */
  #placeOf(key: number): number {
    const count = this.#counts[key] ?? 0
    if (count < 0) return ~count
    const place = this.#total
    this.#total += count
    this.#starts[++this.#partCount] = this.#total
    return place
  }
}
