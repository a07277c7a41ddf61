import { type Field, type FieldKind, fieldOf, type Recipe } from '../recipe/index.ts'

/** How alike two values are, from the most alike on. */
interface ComparisonLevel {
  readonly name: string
  /** SQL over a pair of records `l` and `r`; the last level has none, because it takes the rest. */
  readonly condition: string | null
}

/** The levels of one field. Level 0 is "either says nothing"; `levels[0]` is level 1. */
export interface Comparison {
  readonly kind: FieldKind
  /** SQL: whether either side says nothing. */
  readonly isNull: string
  readonly levels: readonly ComparisonLevel[]
  /** Whether level 1 is equality of values, whose rarity then counts (term frequency). */
  readonly hasExactLevel: boolean
  /** Whether relatives and namesakes share it no more often than strangers do. */
  readonly isOwn: boolean
}

const OWN: ReadonlySet<FieldKind> = new Set(['givenName', 'birthDate', 'identifier'])

/** @returns one comparison for each field, in the recipe's order */
export function comparisonsOf(recipe: Recipe): Comparison[] {
  const names = {
    given: fieldOf(recipe, 'givenName'),
    family: fieldOf(recipe, 'familyName'),
    full: fieldOf(recipe, 'fullName'),
  }
  return recipe.fields.map((field, index) => comparisonOf(field, index, names))
}

/** Indexes of the name fields; -1 where there is none. */
interface NameFields {
  readonly given: number
  readonly family: number
  readonly full: number
}

function comparisonOf({ kind }: Field, index: number, names: NameFields): Comparison {
  if (kind === 'fullName' && names.full === index) return extraWordsComparison(index)
  const levels = [level('exact', `l.f${index} = r.f${index}`), ...levelsOf(kind, index, names), level('else', null)]
  const isNull = `l.f${index} IS NULL OR r.f${index} IS NULL`
  return { kind, isNull, levels, hasExactLevel: true, isOwn: OWN.has(kind) }
}

function levelsOf(kind: FieldKind, index: number, names: NameFields): ComparisonLevel[] {
  const l = `l.f${index}`
  const r = `r.f${index}`
  switch (kind) {
    case 'givenName':
      return givenNameLevels(index, names.family)
    case 'familyName':
      return familyNameLevels(index, names)
    case 'birthDate':
      return birthDateLevels(index)
    case 'postcode':
      return [editsAtMost(l, r, 1), exceptLast(l, r, 2), exceptLast(l, r, 3), sameFirst(l, r, 2)]
    case 'address':
      return addressLevels(l, r)
    case 'email':
      return emailLevels(l, r)
    case 'phone':
    case 'houseNumber':
      return [editsAtMost(l, r, 1)]
    case 'identifier':
      return [editsAtMost(l, r, 1), editsAtMost(l, r, 2)]
    case 'fullName':
    case 'category':
      return [level('jaro-winkler-88-or-contains', `${jaroWinkler(l, r, 0.88)} OR ${contains(l, r)}`)]
  }
}

function givenNameLevels(given: number, family: number): ComparisonLevel[] {
  const [l, r] = [`l.f${given}`, `r.f${given}`]
  const swaps =
    family < 0 ? [] : [swapped(given, family), level('in-family-name', `${l} = r.f${family} OR l.f${family} = ${r}`)]
  return [
    ...swaps,
    level('jaro-winkler-92', jaroWinkler(l, r, 0.92)),
    level('initial', `(length(${l}) = 1 OR length(${r}) = 1) AND left(${l}, 1) = left(${r}, 1)`),
    sameFirst(l, r, 3),
    soundsAlike(given),
    sameFirst(l, r, 1),
  ]
}

function familyNameLevels(family: number, { given, full }: NameFields): ComparisonLevel[] {
  const [l, r] = [`l.f${family}`, `r.f${family}`]
  const inOther = `list_contains(r.x${full}, ${l}) OR list_contains(l.x${full}, ${r})`
  return [
    ...(given < 0 ? [] : [swapped(given, family)]),
    ...(full < 0 ? [] : [level('in-full-name', inOther)]),
    level('jaro-winkler-92', jaroWinkler(l, r, 0.92)),
    level('contains', contains(l, r)),
    soundsAlike(family),
  ]
}

/** Months and days that stand for "some day of that year". */
const ANY_DAY = `'0101'`

function birthDateLevels(index: number): ComparisonLevel[] {
  const [l, r] = [`l.f${index}`, `r.f${index}`]
  const within = (days: number) => level(`within-${days}-days`, `abs(l.d${index} - r.d${index}) <= ${days}`)
  const sameYear = `left(${l}, 4) = left(${r}, 4)`
  const differing = `CASE WHEN length(${l}) = length(${r}) THEN hamming(${l}, ${r}) ELSE 8 END`
  return [
    level('day-month-swapped', `${l} = left(${r}, 4) || right(${r}, 2) || substr(${r}, 5, 2)`),
    level('one-figure-differs', `${differing} = 1`),
    level('same-year-any-day', `${sameYear} AND (right(${l}, 4) = ${ANY_DAY} OR right(${r}, 4) = ${ANY_DAY})`),
    level('two-parts-same', `left(${l}, 6) = left(${r}, 6) OR right(${l}, 4) = right(${r}, 4)`),
    within(31),
    level('same-year', sameYear),
    level('two-figures-differ', `${differing} = 2`),
    within(366),
  ]
}

function addressLevels(l: string, r: string): ComparisonLevel[] {
  return [
    level('jaro-winkler-93', jaroWinkler(l, r, 0.93)),
    level('same-number', `${jaroWinkler(l, r, 0.8)} AND ${numberIn(l)} = ${numberIn(r)}`),
    level('jaro-winkler-80', jaroWinkler(l, r, 0.8)),
  ]
}

function emailLevels(l: string, r: string): ComparisonLevel[] {
  const [left, right] = [`split_part(${l}, '@', 1)`, `split_part(${r}, '@', 1)`]
  return [
    level('same-local-part', `${left} = ${right}`),
    level('local-part-jaro-winkler-92', jaroWinkler(left, right, 0.92)),
    level('jaro-winkler-88', jaroWinkler(l, r, 0.88)),
  ]
}

/** Words of the full name beyond given and family name. */
function extraWordsComparison(index: number): Comparison {
  const shared = `length(list_intersect(l.x${index}, r.x${index}))`
  return {
    kind: 'fullName',
    isNull: `coalesce(length(l.x${index}), 0) = 0 OR coalesce(length(r.x${index}), 0) = 0`,
    levels: [level('two-words', `${shared} >= 2`), level('one-word', `${shared} = 1`), level('else', null)],
    hasExactLevel: false,
    isOwn: false,
  }
}

function level(name: string, condition: string | null): ComparisonLevel {
  return { name, condition }
}

function numberIn(address: string): string {
  return `nullif(regexp_extract(${address}, '\\d+'), '')`
}

function swapped(given: number, family: number): ComparisonLevel {
  return level('swapped', `l.f${given} = r.f${family} AND l.f${family} = r.f${given}`)
}

function soundsAlike(index: number): ComparisonLevel {
  return level('sounds-alike', `${jaroWinkler(`l.f${index}`, `r.f${index}`, 0.8)} OR l.p${index} = r.p${index}`)
}

function jaroWinkler(l: string, r: string, min: number): string {
  return `jaro_winkler_similarity(${l}, ${r}) >= ${min}`
}

function contains(l: string, r: string): string {
  return `(least(length(${l}), length(${r})) >= 3 AND (contains(${l}, ${r}) OR contains(${r}, ${l})))`
}

function sameFirst(l: string, r: string, letters: number): ComparisonLevel {
  return level(`same-first-${letters}`, `left(${l}, ${letters}) = left(${r}, ${letters})`)
}

function exceptLast(l: string, r: string, letters: number): ComparisonLevel {
  return level(
    `same-except-last-${letters}`,
    `left(${l}, -${letters}) = left(${r}, -${letters}) AND length(${l}) > ${letters}`,
  )
}

/** The edit distance is dear: only where lengths and an end agree. */
function editsAtMost(l: string, r: string, edits: number): ComparisonLevel {
  const isNear = `abs(length(${l}) - length(${r})) <= ${edits} AND (left(${l}, 2) = left(${r}, 2) OR right(${l}, 2) = right(${r}, 2))`
  return level(`edits-${edits}`, `${isNear} AND damerau_levenshtein(${l}, ${r}) <= ${edits}`)
}
