import type { Comparison } from '../compare/index.ts'
import type { Parameters } from '../learn/index.ts'
import type { FieldKind } from '../recipe/index.ts'
import { MatchWeight, TermTables, type TermSums } from '../score/index.ts'

/** What *kin* share beside what a household shares: twins the birth date, a parent and a child of one name that name. */
const SHARED: readonly FieldKind[] = ['birthDate', 'givenName']
const [ONE_PERSON, STRANGERS] = [0, 1]
/** Pairs' worth of trust in that each kind of kin is there. */
const PRIOR_COUNT = 1
const ROUNDS_MAX = 30
/** Relative change of a share at which the rounds end. */
const TOLERANCE = 0.01
const ODDS_MAX = 1e100
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
  const odds = ofClass.map((sums) => oddsBesideFirst(sums, ofClass[ONE_PERSON] ?? sums, pairs))
  let shares = odds.map((_, of) => (of === ONE_PERSON ? 1 - (odds.length - 1) * SHARE_AT_FIRST : SHARE_AT_FIRST))
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = countedShares(odds, shares, pairs)
    const change = Math.max(...next.map((share, of) => Math.abs(share - (shares[of] ?? 0)) / share))
    shares = next
    if (change < TOLERANCE) break
  }
  return shares
}

/** @returns by pair: how much likelier it is of a class than of one person; bounded, so that sums are numbers */
function oddsBesideFirst(sums: Float64Array, first: Float64Array, pairs: number): Float64Array {
  const odds = new Float64Array(pairs)
  for (let pair = 0; pair < pairs; pair++)
    odds[pair] = Math.min(Math.exp((sums[pair] ?? 0) - (first[pair] ?? 0)), ODDS_MAX)
  return odds
}

/** One round: @returns by class, the mean of how probable it is for each pair */
function countedShares(odds: readonly Float64Array[], shares: readonly number[], pairs: number): number[] {
  const counts = new Float64Array(odds.length).fill(PRIOR_COUNT)
  for (let pair = 0; pair < pairs; pair++) {
    let total = 0
    for (let of = 0; of < odds.length; of++) total += (shares[of] ?? 0) * (odds[of]?.[pair] ?? 0)
    for (let of = 0; of < odds.length; of++)
      counts[of] = (counts[of] ?? 0) + ((shares[of] ?? 0) * (odds[of]?.[pair] ?? 0)) / total
  }
  return Array.from(counts, (count) => count / (pairs + odds.length * PRIOR_COUNT))
}

/** How much likelier one person is than kin, in bits. @param shares as of `kinShares` */
export function kinWeight([onePerson = 1, first = 1, ...others]: readonly number[]): MatchWeight {
  return new MatchWeight({ matchShare: onePerson / first, relatedShares: others.map((share) => share / first) })
}

/** Strangers and kin are two ways not to be one person: their odds add up. @returns bits by pair */
export function againstKin(bits: Float64Array, kinBits: Float64Array): Float64Array {
  return bits.map((weight, pair) => {
    const [less, more] = [Math.min(weight, kinBits[pair] ?? 0), Math.max(weight, kinBits[pair] ?? 0)]
    return less - Math.log2(1 + 2 ** (less - more))
  })
}
