import type { ComparedPairs, Parameters } from '../learn/index.ts'
import type { FieldTerms, TermReader } from './field-terms.ts'

/**
 * The match weight in bits: the logarithm of how much likelier one person is than related people or strangers,
 * shares of all possible pairs included.
 */
export class MatchWeight {
  readonly #lnMatchShare: number
  readonly #lnRelatedShare: number

  constructor({ matchShare, relatedShare }: Parameters) {
    this.#lnMatchShare = Math.log(matchShare)
    this.#lnRelatedShare = Math.log(relatedShare)
  }

  /** @param sums of the terms of all fields. @returns bits */
  bits(sums: FieldTerms): number {
    const related = this.#lnRelatedShare + sums.lnRelated
    const more = Math.max(related, sums.lnStranger)
    const others = more + Math.log1p(Math.exp(Math.min(related, sums.lnStranger) - more))
    return (this.#lnMatchShare + sums.lnMatch - others) / Math.LN2
  }
}

/** @returns the match weight of each pair in bits */
export function matchWeights(pairs: ComparedPairs, reader: TermReader, weight: MatchWeight): Float64Array {
  const terms: FieldTerms = { lnMatch: 0, lnRelated: 0, lnStranger: 0 }
  return Float64Array.from(pairs.l, (_, pair) => {
    const sums = { lnMatch: 0, lnRelated: 0, lnStranger: 0 }
    for (let field = 0; field < reader.fields; field++) {
      reader.read(pairs, pair, field, terms)
      sums.lnMatch += terms.lnMatch
      sums.lnRelated += terms.lnRelated
      sums.lnStranger += terms.lnStranger
    }
    return weight.bits(sums)
  })
}

/** @returns the probability that a pair of this weight is one person */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
