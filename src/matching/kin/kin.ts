import type { Comparison } from '../compare/index.ts'
import type { Parameters } from '../learn/index.ts'
import type { FieldKind } from '../recipe/index.ts'
import { MatchWeight, TermTables, type TermSums } from '../score/index.ts'

/** What *kin* share beside what a household shares: twins the birth date, a parent and a child of one name that name. */
const SHARED: readonly FieldKind[] = ['birthDate', 'givenName']
const [ONE_PERSON, STRANGERS] = [0, 1]
/** Pairs' worth of trust in that each kind of kin is there. */
const PRIOR_COUNT = 1
const ROUNDS = 30
/** Of the pairs that were taken for one person, at first. */
const SHARE_AT_FIRST = 0.01

/**
 * What one person and each kind of kin are likely to say, from what was learnt of one person, strangers and households:
 * kin are alike as a household is, agree on one thing as one person does, and on what else is a person's own by chance.
 *
 * @returns null where nothing is compared that would tell kin from one person
 */
export function kinTables(comparisons: readonly Comparison[], parameters: Parameters): TermTables | null {
  const own = comparisons.filter(({ isOwn }) => isOwn).map(({ kind }) => kind)
  const shared = SHARED.filter((kind) => own.includes(kind) && own.some((other) => other !== kind))
  if (shared.length === 0) return null
  const { classes, fields } = new TermTables(comparisons, parameters)
  const household = classes - 1
  const classOf = (kind: FieldKind, { isOwn, kind: of }: Comparison) =>
    isOwn ? (of === kind ? ONE_PERSON : STRANGERS) : household
  return {
    classes: 1 + shared.length,
    fields: fields.map(({ ln, isByChance, frequencies }, field) => {
      const comparison = comparisons[field]
      const kin = comparison === undefined ? [] : shared.map((kind) => classOf(kind, comparison))
      const chosen = [ONE_PERSON, ...kin]
      return {
        ln: chosen.map((of) => ln[of] ?? new Float64Array()),
        isByChance: chosen.map((of) => isByChance[of] === true),
        frequencies,
      }
    }),
  }
}

/**
 * Learns how many of the pairs that were taken for one person are kin, by expectation-maximisation.
 *
 * @param sums of so many pairs, over all fields, by the classes of `kinTables`
 * @returns by class, the share of the pairs: one person first
 */
export function kinShares({ ofClass }: TermSums, pairs: number): number[] {
  const [, ...kin] = ofClass
  let shares = [1 - kin.length * SHARE_AT_FIRST, ...kin.map(() => SHARE_AT_FIRST)]
  for (let round = 0; round < ROUNDS; round++) {
    const counts = shares.map(() => PRIOR_COUNT)
    for (let pair = 0; pair < pairs; pair++) addPosteriors(counts, shares, ofClass, pair)
    shares = counts.map((count) => count / (pairs + counts.length * PRIOR_COUNT))
  }
  return shares
}

function addPosteriors(counts: number[], shares: readonly number[], ofClass: TermSums['ofClass'], pair: number): void {
  const most = Math.max(...ofClass.map((sums) => sums[pair] ?? 0))
  const likely = ofClass.map((sums, of) => (shares[of] ?? 0) * Math.exp((sums[pair] ?? 0) - most))
  const total = likely.reduce((sum, part) => sum + part, 0)
  likely.forEach((part, of) => (counts[of] = (counts[of] ?? 0) + part / total))
}

/** How much likelier one person is than kin, in bits. @param shares as of `kinShares` */
export function kinWeight([onePerson = 1, first = 1, ...others]: readonly number[]): MatchWeight {
  return new MatchWeight({ matchShare: onePerson / first, relatedShares: others.map((share) => share / first) })
}
