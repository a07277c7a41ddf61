import { pairsToAsk } from '../../identity/index.ts'
import type { MatchSettings } from '../../matching/index.ts'
import { DECISION_BOUNDS } from './live/index.ts'
import type { Scored } from './scoring.ts'

const BAND = { fromBits: DECISION_BOUNDS.reviewMin, toBits: DECISION_BOUNDS.linkMin }

/** @returns how many pairs stewards would be asked about: as the review queue has them, once handed over to a graph */
export function pairsToReview(
  { clusters, pairs: { l, r }, bits }: Pick<Scored, 'clusters' | 'pairs' | 'bits'>,
  band: MatchSettings['review'] = BAND,
): number {
  return pairsToAsk(clusters, { l, r, bits }, band, String).length
}
