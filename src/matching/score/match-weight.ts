import type { ComparedPairs, Parameters } from '../learn/index.ts'
import type { TermReader, TermSums } from './field-terms.ts'

/**
 * The match weight in bits: the logarithm of how much likelier one person is than related people or strangers,
 * shares of all possible pairs included.
 */
export class MatchWeight {
  /** By class; strangers are almost all. */
  readonly #lnShares: readonly number[]

  constructor({ matchShare, relatedShares }: Pick<Parameters, 'matchShare' | 'relatedShares'>) {
    this.#lnShares = [Math.log(matchShare), 0, ...relatedShares.map(Math.log)]
  }

  /** @param at which of the sums' pairs. @returns bits */
  bits({ ofClass }: TermSums, at: number): number {
    let most = -Infinity
    for (let of = 1; of < ofClass.length; of++) most = Math.max(most, this.#ln(ofClass, of, at))
    let others = 0
    for (let of = 1; of < ofClass.length; of++) others += Math.exp(this.#ln(ofClass, of, at) - most)
    return (this.#ln(ofClass, 0, at) - most - Math.log(others)) / Math.LN2
  }

  #ln(ofClass: TermSums['ofClass'], of: number, at: number): number {
    return (this.#lnShares[of] ?? 0) + (ofClass[of]?.[at] ?? 0)
  }
}

/** So many pairs are summed at once: their sums stay in the processor's cache. */
const PAIRS_AT_ONCE = 2_048

/** @returns the match weight of each pair in bits */
export function matchWeights(pairs: ComparedPairs, reader: TermReader, weight: MatchWeight): Float64Array {
  const bits = new Float64Array(pairs.l.length)
  const sums = reader.emptySums(Math.min(PAIRS_AT_ONCE, bits.length))
  for (let start = 0; start < bits.length; start += PAIRS_AT_ONCE) {
    const end = Math.min(start + PAIRS_AT_ONCE, bits.length)
    for (const sum of sums.ofClass) sum.fill(0)
    for (let field = 0; field < reader.fields; field++) reader.addTo(sums, pairs, start, end, field)
    for (let pair = start; pair < end; pair++) bits[pair] = weight.bits(sums, pair - start)
  }
  return bits
}

/** @returns the probability that a pair of this weight is one person */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
