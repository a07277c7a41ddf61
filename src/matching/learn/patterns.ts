/** Pairs of records and how alike each of their fields is. */
export interface ComparedPairs {
  readonly l: Int32Array
  readonly r: Int32Array
  /** By field, then by pair; 0 where either side says nothing. */
  readonly levels: readonly Uint8Array[]
}

/** Pairs whose fields are all on the same levels, counted. */
export interface Patterns {
  /** How many fields each pattern has. */
  readonly fields: number
  /** The level of a pattern's field is at `pattern * fields + field`. */
  readonly levels: Uint8Array
  /** By pattern. */
  readonly counts: Float64Array
  /** The pattern of each pair. */
  readonly patternOf: Int32Array
}

/** Counts the patterns of pairs, in the order of their first pair. */
export function patternsOf({ l, levels }: ComparedPairs): Patterns {
  const patternOf = digests(levels, l.length)
  const table = new PatternTable(levels, l.length)
  for (let pair = 0; pair < l.length; pair++) patternOf[pair] = table.count(pair, patternOf[pair] ?? 0)
  return { ...table.patterns(), patternOf }
}

/** Field after field, because that is how levels lie in memory. @returns by pair */
function digests(levels: readonly Uint8Array[], pairs: number): Int32Array {
  const digest = new Int32Array(pairs)
  for (const field of levels)
    for (let pair = 0; pair < pairs; pair++) {
      const mixed = Math.imul((digest[pair] ?? 0) ^ (field[pair] ?? 0), 0x9e3779b1)
      digest[pair] = mixed ^ (mixed >>> 15)
    }
  return digest
}

const PATTERNS_AT_FIRST = 1_024
/** Of one record and those like it. A power of two, as the other. */
const FEW_PAIRS = 64

/** A hash table with open addressing. */
class PatternTable {
  readonly #pairLevels: readonly Uint8Array[]
  #size = 0
  #levels: Uint8Array
  #counts: Float64Array
  #digests: Int32Array
  /** One more than the pattern; 0 where none is. Half of the slots stay free. */
  #slots: Int32Array

  /** @param pairs how many there will be */
  constructor(levels: readonly Uint8Array[], pairs: number) {
    const size = pairs < FEW_PAIRS ? FEW_PAIRS : PATTERNS_AT_FIRST
    this.#pairLevels = levels
    this.#levels = new Uint8Array(size * levels.length)
    this.#counts = new Float64Array(size)
    this.#digests = new Int32Array(size)
    this.#slots = new Int32Array(2 * size)
  }

  /** @returns the pair's pattern */
  count(pair: number, digest: number): number {
    let slot = digest & (this.#slots.length - 1)
    let pattern = (this.#slots[slot] ?? 0) - 1
    while (pattern >= 0 && !this.#isOf(pattern, pair)) {
      slot = (slot + 1) & (this.#slots.length - 1)
      pattern = (this.#slots[slot] ?? 0) - 1
    }
    if (pattern < 0) pattern = this.#add(pair, digest, slot)
    this.#counts[pattern] = (this.#counts[pattern] ?? 0) + 1
    return pattern
  }

  patterns(): Omit<Patterns, 'patternOf'> {
    const fields = this.#pairLevels.length
    return { fields, levels: this.#levels.slice(0, this.#size * fields), counts: this.#counts.slice(0, this.#size) }
  }

  #isOf(pattern: number, pair: number): boolean {
    const start = pattern * this.#pairLevels.length
    for (let field = 0; field < this.#pairLevels.length; field++)
      if (this.#pairLevels[field]?.[pair] !== this.#levels[start + field]) return false
    return true
  }

  #add(pair: number, digest: number, slot: number): number {
    const pattern = this.#size++
    this.#slots[slot] = pattern + 1
    this.#digests[pattern] = digest
    this.#pairLevels.forEach((levels, field) => {
      this.#levels[pattern * this.#pairLevels.length + field] = levels[pair] ?? 0
    })
    if (this.#size === this.#counts.length) this.#grow()
    return pattern
  }

  #grow(): void {
    this.#levels = grown(this.#levels, new Uint8Array(this.#levels.length * 2))
    this.#counts = grown(this.#counts, new Float64Array(this.#counts.length * 2))
    this.#digests = grown(this.#digests, new Int32Array(this.#digests.length * 2))
    this.#slots = new Int32Array(this.#slots.length * 2)
    const mask = this.#slots.length - 1
    for (let pattern = 0; pattern < this.#size; pattern++) {
      let slot = (this.#digests[pattern] ?? 0) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = pattern + 1
    }
  }
}

function grown<T extends Uint8Array | Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}
