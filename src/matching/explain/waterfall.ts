import type { Parameters } from '../learn/index.ts'
import type { TermReader } from '../score/index.ts'

/** What one field of a pair says. */
interface WaterfallField {
  readonly field: number
  /** From 1 on: index of the level, plus 1; 0 where either record says nothing. */
  readonly level: number
  /** How often pairs of one person are on the level. */
  readonly m: number
  /** How often strangers are: of an equal value, how often it occurs. */
  readonly u: number
  /** What it adds to the weight. */
  readonly bits: number
}

/** How the match weight of a pair comes about: its parts, in bits, add up to the whole. */
export interface Waterfall {
  /** Of two records taken at random. */
  readonly priorBits: number
  readonly fields: readonly WaterfallField[]
  /** What is taken off because related people would say the same; at most 0. */
  readonly relatedBits: number
  /** What the second stage adds, because fields are not independent. */
  readonly correctionBits: number
  readonly bits: number
}

/** A pair and its weights in bits. */
export interface WeighedPair {
  /** By field. */
  readonly levels: Uint8Array
  /** Of the left table and of the right one. */
  readonly records: readonly [l: number, r: number]
  readonly rawBits: number
  readonly correctedBits: number
}

export function waterfallOf(pair: WeighedPair, reader: TermReader, { matchShare }: Parameters): Waterfall {
  const perField = 1 + reader.classes
  const terms = new Float64Array(reader.fields * perField)
  reader.write(pair.levels, 0, pair.records, terms, 0)
  const fields = Array.from(pair.levels, (level, field): WaterfallField => {
    const [, lnMatch = 0, lnStranger = 0] = terms.subarray(field * perField, (field + 1) * perField)
    const bits = (lnMatch - lnStranger) / Math.LN2
    return { field, level, m: Math.exp(lnMatch), u: Math.exp(lnStranger), bits }
  })
  const priorBits = Math.log2(matchShare)
  const againstStrangers = fields.reduce((sum, { bits }) => sum + bits, priorBits)
  return {
    priorBits,
    fields,
    relatedBits: pair.rawBits - againstStrangers,
    correctionBits: pair.correctedBits - pair.rawBits,
    bits: pair.correctedBits,
  }
}
