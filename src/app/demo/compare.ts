import type { IdentifierKey } from '../../model/index.ts'

/** Shares from 0 to 1; null where there was nothing to be right or wrong about. */
export interface Scores {
  readonly precision: number | null
  readonly recall: number | null
  /** Harmonic mean of both. */
  readonly f1: number | null
}

/** How a resolution compares with the truth, over identifiers that belong to exactly one person. */
export interface Comparison {
  readonly identifiers: number
  readonly people: number
  readonly profiles: number
  /** Identifiers that no profile answers to: each counts as a cluster of its own. */
  readonly unresolved: number
  /**
   * Over pairs of identifiers. Precision: of the pairs in one profile, those of one person.
   * Recall: of the pairs of one person, those in one profile.
   */
  readonly pairwise: Scores
  /**
   * Over identifiers (Bagga and Baldwin, 1998). Precision: the mean share of an identifier's profile that is its
   * person's. Recall: the mean share of its person's identifiers that are in its profile.
   */
  readonly bCubed: Scores
  /** People whose identifiers are all in one profile, which holds nobody else's. */
  readonly peopleWhole: number
  /** People with an identifier in a profile that also holds somebody else's. */
  readonly peopleJoinedWrongly: number
}

/**
 * @param truth identifier to its person
 * @param resolved identifier to its profile's id; absent or null when no profile answers to it
 */
export function compareWithTruth(
  truth: ReadonlyMap<IdentifierKey, number>,
  resolved: ReadonlyMap<IdentifierKey, string | null>,
): Comparison {
  const cells = new CellCounts(truth, resolved)
  return {
    identifiers: truth.size,
    people: cells.people.size,
    profiles: cells.profiles.size - cells.unresolved,
    unresolved: cells.unresolved,
    pairwise: pairwiseOf(cells),
    bCubed: bCubedOf(cells, truth.size),
    ...peopleOf(cells),
  }
}

/** How many identifiers each (person, profile) has in common. */
class CellCounts {
  readonly people = new Map<number, number>()
  readonly profiles = new Map<string, number>()
  readonly cells: { readonly person: number; readonly profile: string; readonly count: number }[]
  readonly unresolved: number

  constructor(truth: ReadonlyMap<IdentifierKey, number>, resolved: ReadonlyMap<IdentifierKey, string | null>) {
    const counts = new Map<string, { person: number; profile: string; count: number }>()
    let unresolved = 0
    for (const [key, person] of truth) {
      const id = resolved.get(key) ?? null
      if (id === null) unresolved++
      const profile = id === null ? `unresolved/${key}` : `profile/${id}`
      this.people.set(person, (this.people.get(person) ?? 0) + 1)
      this.profiles.set(profile, (this.profiles.get(profile) ?? 0) + 1)
      const cell = counts.get(`${person} ${profile}`) ?? { person, profile, count: 0 }
      cell.count++
      counts.set(`${person} ${profile}`, cell)
    }
    this.cells = [...counts.values()]
    this.unresolved = unresolved
  }
}

function pairwiseOf({ people, profiles, cells }: CellCounts): Scores {
  const right = sumOf(cells, ({ count }) => pairs(count))
  return scores(ratio(right, sumOf(profiles.values(), pairs)), ratio(right, sumOf(people.values(), pairs)))
}

function bCubedOf({ people, profiles, cells }: CellCounts, identifiers: number): Scores {
  const precision = sumOf(cells, ({ profile, count }) => count ** 2 / (profiles.get(profile) as number))
  const recall = sumOf(cells, ({ person, count }) => count ** 2 / (people.get(person) as number))
  return scores(ratio(precision, identifiers), ratio(recall, identifiers))
}

function peopleOf({ people, profiles, cells }: CellCounts): Pick<Comparison, 'peopleWhole' | 'peopleJoinedWrongly'> {
  const mixed = cells.filter(({ profile, count }) => count < (profiles.get(profile) as number))
  const whole = cells.filter(
    ({ person, profile, count }) => count === people.get(person) && count === profiles.get(profile),
  )
  return { peopleWhole: whole.length, peopleJoinedWrongly: new Set(mixed.map(({ person }) => person)).size }
}

function scores(precision: number | null, recall: number | null): Scores {
  if (precision === null || recall === null) return { precision, recall, f1: null }
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

export function pairs(count: number): number {
  return (count * (count - 1)) / 2
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function sumOf<T>(values: Iterable<T>, size: (value: T) => number): number {
  let sum = 0
  for (const value of values) sum += size(value)
  return sum
}
