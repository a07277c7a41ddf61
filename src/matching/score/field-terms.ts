import type { FrequencyTerm } from '../compare/index.ts'
import type { ComparedPairs } from '../learn/index.ts'
import { SILENT, type TermTables } from './term-tables.ts'

/** What several pairs say, as natural logarithms of probabilities, summed over their fields. */
export interface TermSums {
  /** By class, then by pair: one person, strangers, then each relation. */
  readonly ofClass: readonly Float64Array[]
}

/** One field's terms by level, and how rare each record's value is. */
interface FieldTables extends Pick<TermTables['fields'][number], 'ln' | 'isByChance'> {
  /** By level. */
  readonly rarity: readonly (Rarity | null)[]
}

/** Adds to what people do by chance on one level. */
interface Rarity {
  readonly weight: number
  readonly lnMin: number
  /** By record of either side. */
  readonly left: Float64Array
  readonly right: Float64Array
}

/**
 * Reads the terms of fields off the learnt parameters. Where both sides hold the same value, strangers agree on it as
 * often as it occurs: that is its term frequency.
 */
export class TermReader {
  /** One person, strangers, and the relations. */
  readonly classes: number
  readonly #fields: readonly FieldTables[]
  /** Room for some pairs at once. */
  #chances = new Float64Array()

  /**
   * @param lnFrequency by field, then by record: the logarithm of the share of records that hold its value
   * @param lnFrequencyRight of the records on the right, where they are others
   */
  constructor(
    { classes, fields }: TermTables,
    lnFrequency: readonly Float64Array[],
    lnFrequencyRight: readonly Float64Array[] = lnFrequency,
  ) {
    this.classes = classes
    this.#fields = fields.map(({ ln, isByChance, frequencies }) => ({
      ln,
      isByChance,
      rarity: frequencies.map((frequency) => rarityOf(frequency, lnFrequency, lnFrequencyRight)),
    }))
  }

  get fields(): number {
    return this.#fields.length
  }

  /** @returns sums over no field. @param pairs for so many */
  emptySums(pairs: number): TermSums {
    return { ofClass: Array.from({ length: this.classes }, () => new Float64Array(pairs)) }
  }

  /**
   * Writes for each field of a pair whether it says something (1 or 0), and its term for each class.
   *
   * @param levels has the pair's levels from `at` on. @param l, r the records
   */
  write(levels: Uint8Array, at: number, [l, r]: RecordPair, target: Float64Array, start: number): void {
    let to = start
    for (let field = 0; field < this.#fields.length; field++) {
      const tables = this.#fields[field]
      const level = levels[at + field] ?? SILENT
      const rarity = tables?.rarity[level] ?? null
      const chance = rarity === null ? 0 : rarityTerm(rarity, l, r)
      target[to++] = level === SILENT ? 0 : 1
      for (let of = 0; of < this.classes; of++)
        target[to++] = (tables?.ln[of]?.[level] ?? 0) + (tables?.isByChance[of] === true ? chance : 0)
    }
  }

  /** Adds what one field of the pairs from `start` on says. */
  addTo({ ofClass }: TermSums, pairs: ComparedPairs, start: number, end: number, field: number): void {
    const tables = this.#fields[field]
    const levels = pairs.levels[field]
    if (tables === undefined || levels === undefined) return
    const chances = this.#chancesOf(tables.rarity, pairs, levels, start, end)
    for (let of = 0; of < this.classes; of++) {
      const [sums, ln] = [ofClass[of] ?? NO_NUMBERS, tables.ln[of] ?? NO_NUMBERS]
      if (tables.isByChance[of] === true) addChances(sums, ln, levels, start, end, chances)
      else addLogarithms(sums, ln, levels, start, end)
    }
  }

  /** How rare the values of each pair are, looked up once for all classes: two records lie anywhere in memory. */
  #chancesOf(
    rarity: FieldTables['rarity'],
    { l, r }: ComparedPairs,
    levels: Uint8Array,
    start: number,
    end: number,
  ): Float64Array {
    if (this.#chances.length < end - start) this.#chances = new Float64Array(end - start)
    const chances = this.#chances
    for (let pair = start, at = 0; pair < end; pair++, at++) {
      const rare = rarity[levels[pair] ?? SILENT] ?? null
      chances[at] = rare === null ? 0 : rarityTerm(rare, l[pair] ?? 0, r[pair] ?? 0)
    }
    return chances
  }
}

const NO_NUMBERS = new Float64Array()

function addLogarithms(sums: Float64Array, ln: Float64Array, levels: Uint8Array, start: number, end: number): void {
  for (let pair = start, at = 0; pair < end; pair++, at++)
    sums[at] = (sums[at] ?? 0) + (ln[levels[pair] ?? SILENT] ?? 0)
}

function addChances(
  sums: Float64Array,
  ln: Float64Array,
  levels: Uint8Array,
  start: number,
  end: number,
  chances: Float64Array,
): void {
  for (let pair = start, at = 0; pair < end; pair++, at++)
    sums[at] = (sums[at] ?? 0) + (ln[levels[pair] ?? SILENT] ?? 0) + (chances[at] ?? 0)
}

/** Numbers of two records, the left one first. */
type RecordPair = readonly [l: number, r: number]

function rarityTerm({ weight, lnMin, left, right }: Rarity, l: number, r: number): number {
  return weight * Math.max(left[l] ?? 0, right[r] ?? 0, lnMin)
}

function rarityOf(
  frequency: FrequencyTerm | undefined,
  left: readonly Float64Array[],
  right: readonly Float64Array[],
): Rarity | null {
  if (frequency === undefined) return null
  const { field, weight, min } = frequency
  return { weight, lnMin: Math.log(min), left: left[field] ?? NO_NUMBERS, right: right[field] ?? NO_NUMBERS }
}
