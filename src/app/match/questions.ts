import { pairsToAsk, usefulnessOf } from '../../identity/index.ts'
import type { MatchSettings } from '../../matching/index.ts'
import { DECISION_BOUNDS } from './live/index.ts'
import type { Prepared } from './prepare.ts'
import type { Scored } from './scoring.ts'

type Band = MatchSettings['review']

const BAND: Band = { fromBits: DECISION_BOUNDS.reviewMin, toBits: DECISION_BOUNDS.linkMin }

/** Two records of which a steward's word is wanted. */
export interface Question {
  readonly l: number
  readonly r: number
  /** How likely they are one person. */
  readonly bits: number
  /** How many records hang on the answer. */
  readonly records: number
  /** Whether they were taken for one person. */
  readonly isJoined: boolean
}

/** @returns up to how many bits a join is in doubt: as far above the cut as the review band reaches below it */
export function doubtBitsMax({ settings }: Pick<Prepared, 'settings'>): number {
  const { fromBits, toBits } = settings?.review ?? BAND
  return (settings?.linkage.cutBits ?? 0) + toBits - fromBits
}

/** What a run would ask of stewards, the most useful first: the joins that are in doubt, and clusters that were kept apart though they may be one. */
export function questionsOf(
  { clusters, pairs, bits, rawBits, doubtfulJoins }: Scored,
  { settings }: Pick<Prepared, 'settings'>,
): Question[] {
  const sizes = sizesOf(clusters)
  const sizeOf = (record = 0) => sizes[clusters[record] ?? 0] ?? 0
  const { l, r } = pairs
  const apart = pairsToAsk(clusters, { l, r, bits, rawBits }, settings?.review ?? BAND, String).map((asked) => {
    const [one, other] = [l[asked.pair] ?? 0, r[asked.pair] ?? 0]
    return { l: one, r: other, bits: asked.bits, records: sizeOf(one) + sizeOf(other), isJoined: false }
  })
  const joined = doubtfulJoins.map((join) => ({ ...join, records: sizeOf(join.l), isJoined: true }))
  return [...apart, ...joined]
    .map((question) => ({ question, usefulness: usefulnessOf(question) }))
    .toSorted((x, y) => y.usefulness - x.usefulness || x.question.l - y.question.l || x.question.r - y.question.r)
    .map(({ question }) => question)
}

function sizesOf(clusters: Int32Array): Int32Array {
  const sizes = new Int32Array(clusters.length)
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  return sizes
}
