/** What is asked of two records. */
interface Asked {
  /** How likely they are one person. */
  readonly bits: number
  /** How many records the answer would join or part. */
  readonly records: number
  /** Whether they are taken for one person. */
  readonly isJoined: boolean
}

/**
 * What a steward's word on two records is worth: how open the question is (the entropy of the answer, 1 at 0 bits and
 * near 0 where the weight is clear) times how much hangs on it (the binary logarithm of the records it would join or
 * part, so that no crowd outweighs every open question). Where the weight speaks against what was done with the records, the
 * question is as open as can be.
 *
 * @returns 0 and more
 */
export function usefulnessOf({ bits, records, isJoined }: Asked): number {
  const spokenFor = isJoined ? Math.max(bits, 0) : Math.min(bits, 0)
  return entropyBits(spokenFor) * Math.log2(Math.max(2, records))
}

/** Of an answer of so much weight. Written so that great weights come to 0, not to NaN. */
function entropyBits(bits: number): number {
  const odds = Math.abs(bits) * Math.LN2
  const small = Math.exp(-odds)
  return (Math.log1p(small) + (odds * small) / (1 + small)) / Math.LN2
}
