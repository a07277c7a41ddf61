import { signedBits } from '../describe/index.ts'

/** What a sentence is made of. */
export interface Told {
  readonly a: string
  readonly b: string
  readonly bits: number
  readonly probability: number
  readonly decision: 'one-person' | 'review' | 'different-people'
  /** Where twins and namesakes of a household are counted as well. */
  readonly doubtedBits: number
  /** Whether that leaves it open that they are one person. */
  readonly isDoubted: boolean
  /** What the fields that say something say, in words, and its bits. */
  readonly said: readonly { readonly words: string; readonly bits: number }[]
  /** Columns in which either says nothing. */
  readonly silent: readonly string[]
}

const VERDICTS = {
  'one-person': 'are one person',
  review: 'may be one person, which somebody should look at',
  'different-people': 'are different people',
} as const

/** Says why two records are, or are not, one person: what speaks most first. */
export function explanationSentence({
  a,
  b,
  bits,
  doubtedBits,
  isDoubted,
  probability,
  decision,
  said,
  silent,
}: Told): string {
  const inOrder = said.toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
  const clause = (words: string, some: typeof said) =>
    some.length === 0 ? [] : [`${words} ${some.map((one) => `${one.words} (${signedBits(one.bits)})`).join(', ')}`]
  const reasons = [
    ...clause(
      'for it speaks',
      inOrder.filter((one) => one.bits > 0),
    ),
    ...clause(
      'against it',
      inOrder.filter((one) => one.bits <= 0),
    ),
    ...(isDoubted ? [`${signedBits(doubtedBits)} where twins and namesakes of a household are counted as well`] : []),
    ...(silent.length === 0 ? [] : [`nothing is said by ${silent.join(', ')}`]),
  ]
  const verdict = `${a} and ${b} ${VERDICTS[decision]}: ${signedBits(bits)} bits, a probability of ${shareText(probability)}`
  return `${[verdict, ...reasons].join('; ')}.`
}

/** Never rounded to certainty. */
function shareText(probability: number): string {
  if (probability > 0.999) return 'over 99.9 %'
  if (probability < 0.001) return 'under 0.1 %'
  return `${(100 * probability).toFixed(1)} %`
}
