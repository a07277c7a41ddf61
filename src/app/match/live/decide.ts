/** A record that a new one was compared with. */
export interface Weighed {
  readonly id: string
  /** The person it belongs to. */
  readonly cluster: string
  /** As `PairBits`. */
  readonly raw: number
  readonly corrected: number
  readonly doubted: number
}

/** Weights of a pair, as `PairBits`. */
export type PairWeight = Pick<Weighed, 'corrected' | 'doubted'>

/** What to do with a new record. */
export type LiveDecision =
  | { readonly kind: 'link'; readonly to: Weighed; readonly bits: number; readonly doubtedBits: number }
  | { readonly kind: 'review'; readonly to: Weighed; readonly bits: number }
  | { readonly kind: 'leave' }

/** In bits. */
interface DecisionBounds {
  /** A record belongs to a cluster only when one of its records weighs so much by itself. */
  readonly hangsTogetherMin: number
  /** A record belongs to a cluster when the mean of its weights is above this. */
  readonly linkMin: number
  /** A person looks at it when the mean is above this, and so is what one of its records weighs by itself. */
  readonly reviewMin: number
  /** A person looks at a link when the mean, with kin counted as well, is not above this. */
  readonly doubtMax: number
}

export const DECISION_BOUNDS: DecisionBounds = { hangsTogetherMin: 2, linkMin: 0, reviewMin: -6, doubtMax: 6 }
export const LEAVE: LiveDecision = { kind: 'leave' }

/** A person that a record may be, by those of its records that were compared. */
export interface Candidate {
  readonly members: readonly Weighed[]
  /** The strongest of them. */
  readonly to: Weighed
  /** The most that one of them weighs by itself: corrections are learnt from pairs that are alike, and say little of others. */
  readonly rawMax: number
  /** The mean over the members. */
  readonly bits: number
}

/** The best of the people that a record was compared with; null when there is none. Ties go to the smaller id. */
export function bestOf(weighed: readonly Weighed[]): Candidate | null {
  const clusters = [...Map.groupBy(weighed, ({ cluster }) => cluster).values()]
  const [best] = clusters
    .map(candidateOf)
    .toSorted(
      (a, b) => Number(isLink(b)) - Number(isLink(a)) || worthOf(b) - worthOf(a) || (a.to.id < b.to.id ? -1 : 1),
    )
  return best ?? null
}

/**
 * The mean over a cluster decides, as in bulk: one look-alike in it is not enough.
 *
 * @param own weights between those who are one person with the record already, and the candidate: two people become one
 *   by the mean over both, so that a record that says little does not chain them
 */
export function decide(candidate: Candidate | null, own: readonly PairWeight[] = []): LiveDecision {
  if (candidate === null) return LEAVE
  const { members, to, rawMax } = candidate
  const all = [...members, ...own]
  const bits = mean(all.map(({ corrected }) => corrected))
  if (Math.min(bits, rawMax) <= DECISION_BOUNDS.reviewMin) return LEAVE
  if (!isLink({ rawMax, bits })) return { kind: 'review', to, bits: Math.min(bits, rawMax) }
  return { kind: 'link', to, bits, doubtedBits: mean(all.map(({ doubted }) => doubted)) }
}

function candidateOf(members: readonly Weighed[]): Candidate {
  return {
    members,
    to: members.reduce((strongest, member) => (member.corrected > strongest.corrected ? member : strongest)),
    rawMax: Math.max(...members.map(({ raw }) => raw)),
    bits: mean(members.map(({ corrected }) => corrected)),
  }
}

/** Among those that are no link, one that is like it by itself comes first. */
function worthOf(candidate: Candidate): number {
  return isLink(candidate) ? candidate.bits : Math.min(candidate.bits, candidate.rawMax)
}

function isLink({ rawMax, bits }: Pick<Candidate, 'rawMax' | 'bits'>): boolean {
  return rawMax >= DECISION_BOUNDS.hangsTogetherMin && bits > DECISION_BOUNDS.linkMin
}

function mean(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length
}
