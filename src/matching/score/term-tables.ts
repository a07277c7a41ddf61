import type { Comparison, FrequencyTerm } from '../compare/index.ts'
import { type Parameters, relationsOf } from '../learn/index.ts'

/** Level 0: either side says nothing. */
export const SILENT = 0
/** The first two classes are one person and strangers. */
const RELATED = 2

/** One field's terms by level. */
interface LearntTerms {
  /** By class: of its levels; where rarity counts, without it. */
  readonly ln: readonly Float64Array[]
  /** By class: whether such people agree only by chance, that is as often as the value occurs. */
  readonly isByChance: readonly boolean[]
  /** By level: whose rarity counts. */
  readonly frequencies: readonly (FrequencyTerm | undefined)[]
}

/** What was learnt, as natural logarithms of probabilities: the same whatever records are weighed. */
export class TermTables {
  /** One person, strangers, and the relations. */
  readonly classes: number
  readonly fields: readonly LearntTerms[]

  constructor(comparisons: readonly Comparison[], { m, related, u }: Parameters) {
    this.classes = RELATED + related.length
    const relations = relationsOf(comparisons).map((shares) => (comparison: Comparison) => !shares(comparison))
    const isByChance = [() => false, () => true, ...relations]
    this.fields = comparisons.map((comparison, field) => ({
      ln: [m, u, ...related].map((ofClass, of) =>
        isByChance[of]?.(comparison) === true
          ? withoutRarity(comparison, logs(ofClass[field]), logs(u[field]))
          : logs(ofClass[field]),
      ),
      isByChance: isByChance.map((is) => is(comparison)),
      frequencies: [undefined, ...comparison.levels.map(({ frequency }) => frequency)],
    }))
  }
}

/** @returns by level; where rarity counts, as often as strangers, without what it takes the place of */
function withoutRarity({ levels }: Comparison, ln: Float64Array, lnU: Float64Array): Float64Array {
  return ln.map((ofLevel, level) => {
    const frequency = levels[level - 1]?.frequency
    if (frequency === undefined) return ofLevel
    return (lnU[level] ?? 0) - frequency.weight * (lnU[frequency.exactLevel] ?? 0)
  })
}

/** @returns by level; 0 for the level that says nothing */
function logs(shares: readonly number[] = []): Float64Array {
  return Float64Array.from(shares, (share, level) => (level === SILENT ? 0 : Math.log(share)))
}
