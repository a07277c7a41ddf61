import {
  type Copies,
  type FieldColumn,
  isCopy,
  type MatchModel,
  type RecordTable,
  textReader,
} from '../../matching/index.ts'

/** Of the records that a model was learnt from: how often each value occurs that occurs more than once. */
export interface KnownFrequencies {
  readonly total: number
  readonly counts: ReadonlyMap<string, number>
}

/** How often the values of one field occur: in these records, or in those the model was learnt from. */
export interface FieldTerms {
  /** How many records say something. */
  readonly total: number
  /** By value. */
  readonly counts: Float64Array
}

/**
 * @param copies are not counted: what they say would seem common
 * @param frequencies of a given model; counted when left out
 */
export function fieldTerms(
  { of, texts }: FieldColumn,
  { first }: Pick<Copies, 'first'>,
  frequencies?: KnownFrequencies,
): FieldTerms {
  if (frequencies !== undefined) {
    const textOf = textReader(texts)
    const known = (value: number) => frequencies.counts.get(textOf(value)) ?? 1
    const counts = Float64Array.from({ length: texts.count }, (_, value) => known(value))
    return { total: frequencies.total, counts }
  }
  const counts = new Float64Array(texts.count)
  let total = 0
  for (let record = 0; record < of.length; record++) {
    const value = of[record] ?? -1
    if (value < 0 || isCopy(first, record)) continue
    counts[value] = (counts[value] ?? 0) + 1
    total++
  }
  return { total, counts }
}

/** @returns by field, what a model knows; of no field where it leaves them to the records */
export function knownFrequencies({ termFrequencies }: MatchModel): KnownFrequencies[] {
  return (termFrequencies ?? []).map(({ total, counts }) => ({ total, counts: new Map(Object.entries(counts)) }))
}

/** @returns by record: the logarithm of the share of records that hold its value */
export function lnFrequencies({ of }: FieldColumn, { total, counts }: FieldTerms): Float64Array {
  const lnOfValue = counts.map((count) => Math.log(Math.max(count, 1) / Math.max(total, 1)))
  const ofRecord = new Float64Array(of.length)
  for (let record = 0; record < of.length; record++) {
    const value = of[record] ?? -1
    if (value >= 0) ofRecord[record] = lnOfValue[value] ?? 0
  }
  return ofRecord
}

/** @returns by field, as `lnFrequencies` */
export function lnFrequenciesOf({ fields }: RecordTable, terms: readonly FieldTerms[]): Float64Array[] {
  return fields.map((column, field) => {
    const ofField = terms[field]
    return ofField === undefined ? new Float64Array() : lnFrequencies(column, ofField)
  })
}

/** @returns the probability that two records, drawn at random, hold the same value */
export function chanceAgreement({ total, counts }: FieldTerms): number {
  return counts.reduce((sum, count) => sum + count * count, 0) / Math.max(total, 1) ** 2
}

/** @returns the terms as the model file keeps them: what occurs once needs no place */
export function frequenciesOf(
  { texts }: FieldColumn,
  { total, counts }: FieldTerms,
): NonNullable<MatchModel['termFrequencies']>[number] {
  const textOf = textReader(texts)
  const repeated = new Map<string, number>()
  counts.forEach((count, value) => count > 1 && repeated.set(textOf(value), count))
  // By code units, which is the same on every machine and needs no comparison of its own.
  const inOrder = [...repeated.keys()].toSorted()
  return { total, counts: Object.fromEntries(inOrder.map((text) => [text, repeated.get(text) ?? 0])) }
}
