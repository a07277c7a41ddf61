import {
  againstKin,
  type ComparedPairs,
  type Comparison,
  comparisonsIn,
  compareSlice,
  correctedBits,
  kinTables,
  kinWeight,
  type MatchModel,
  MatchWeight,
  matchWeights,
  patternsOf,
  type RecordTable,
  TermReader,
  TermTables,
  type Waterfall,
  waterfallOf,
} from '../../../matching/index.ts'
import { frequenciesMissing } from '../match-errors.ts'
import { fieldTerms, type KnownFrequencies, knownFrequencies, lnFrequencies } from '../term-frequencies.ts'

/** A model's frequencies are counted without them already. */
const NO_COPIES = { first: new Int32Array() }

/** Match weights of pairs, in bits. */
export interface PairBits {
  /** What the fields say by themselves. */
  readonly raw: Float64Array
  /** With the second stage's corrections: what a bulk run writes. */
  readonly corrected: Float64Array
  /** As `corrected`, twins and namesakes of a household counted as well: whether a link is in doubt. */
  readonly doubted: Float64Array
}

/** Weighs pairs of any records by a model, as the bulk run that wrote or used it does: by the same functions. */
export class PairWeigher {
  readonly #model: MatchModel
  readonly #comparisons: readonly Comparison[]
  readonly #levelCounts: readonly number[]
  readonly #frequencies: readonly KnownFrequencies[]
  readonly #corrections: Float64Array | null
  readonly #terms: TermTables
  readonly #weight: MatchWeight
  /** null: the model does not know how many kin there are. */
  readonly #kin: { readonly tables: TermTables; readonly weight: MatchWeight } | null

  /** @throws SelfsameError CONFIGURATION when the model has no term frequencies of its own */
  constructor(model: MatchModel) {
    if (model.termFrequencies === null) throw frequenciesMissing()
    this.#model = model
    this.#comparisons = comparisonsIn(model)
    this.#levelCounts = this.#comparisons.map(({ levels }) => levels.length + 1)
    this.#frequencies = knownFrequencies(model)
    this.#corrections = model.corrections === null ? null : Float64Array.from(model.corrections)
    this.#terms = new TermTables(this.#comparisons, model.parameters)
    this.#weight = new MatchWeight(model.parameters)
    const tables = kinTables(this.#comparisons, model.parameters)
    const { kinShares } = model
    this.#kin = tables === null || kinShares === undefined ? null : { tables, weight: kinWeight(kinShares) }
  }

  /** @param pairs of a record of the left table and one of the right */
  weigh(left: RecordTable, right: RecordTable, pairs: Pick<ComparedPairs, 'l' | 'r'>): PairBits {
    const { raw, corrected, doubted } = this.#weighed(this.#compare(left, right, pairs), left, right)
    return { raw, corrected, doubted }
  }

  /**
   * How the weight of a pair comes about.
   *
   * @param left, right tables of one record each. @returns with the weight as `doubted`
   */
  explain(left: RecordTable, right: RecordTable): Waterfall & { readonly doubtedBits: number } {
    const compared = this.#compare(left, right, { l: Int32Array.of(0), r: Int32Array.of(0) })
    const { reader, raw, corrected, doubted } = this.#weighed(compared, left, right)
    const levels = Uint8Array.from(compared.levels, ([level = 0]) => level)
    const pair = { levels, records: [0, 0] as const, rawBits: raw[0] ?? 0, correctedBits: corrected[0] ?? 0 }
    return { ...waterfallOf(pair, reader, this.#model.parameters), doubtedBits: doubted[0] ?? 0 }
  }

  #compare(left: RecordTable, right: RecordTable, pairs: Pick<ComparedPairs, 'l' | 'r'>): ComparedPairs {
    const levels = this.#comparisons.map(() => new Uint8Array(pairs.l.length))
    compareSlice(this.#comparisons, [left, right], pairs, [0, pairs.l.length], levels)
    return { ...pairs, levels }
  }

  #weighed(compared: ComparedPairs, left: RecordTable, right: RecordTable): PairBits & { readonly reader: TermReader } {
    const frequencies = [this.#lnFrequencies(left), this.#lnFrequencies(right)] as const
    const reader = new TermReader(this.#terms, ...frequencies)
    const bits = this.#weighCompared(compared, reader)
    if (this.#kin === null) return { reader, ...bits, doubted: bits.corrected }
    const { tables, weight } = this.#kin
    const kinBits = matchWeights(compared, new TermReader(tables, ...frequencies), weight)
    return { reader, ...bits, doubted: againstKin(bits.corrected, kinBits) }
  }

  #weighCompared(compared: ComparedPairs, reader: TermReader): Omit<PairBits, 'doubted'> {
    const raw = matchWeights(compared, reader, this.#weight)
    if (this.#corrections === null) return { raw, corrected: raw }
    return { raw, corrected: correctedBits(raw, patternsOf(compared), this.#corrections, this.#levelCounts) }
  }

  #lnFrequencies({ fields }: RecordTable): Float64Array[] {
    return fields.map((column, field) => lnFrequencies(column, fieldTerms(column, NO_COPIES, this.#frequencies[field])))
  }
}
