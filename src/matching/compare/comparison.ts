import { type Field, type FieldKind, fieldOf, isBehaviour, type Recipe } from '../recipe/index.ts'
import type { LevelTest } from './level-test.ts'
import { levelsOf, type NameFields } from './levels.ts'

/** How alike two values are, from the most alike on. */
export interface ComparisonLevel {
  readonly name: string
  /** What a pair must pass that is on no level before; null for the last level, which takes the rest. */
  readonly test: LevelTest | null
  /** Left out where the rarity of what is said makes no difference. */
  readonly frequency?: FrequencyTerm | undefined
}

/**
 * How the rarity of a value counts: strangers are on the level as often as its u times
 * (frequency / u of exact agreement) ^ weight.
 */
export interface FrequencyTerm {
  /** Whose values' frequencies; of two values the more frequent counts. */
  readonly field: number
  /** The level of exact agreement on that field, in the same comparison. */
  readonly exactLevel: number
  /** 1: the frequency takes the place of u. */
  readonly weight: number
  /** No value counts for rarer than this. */
  readonly min: number
}

/** The levels of one field, as data. Level 0 is "either says nothing"; `levels[0]` is level 1. */
export interface Comparison {
  readonly kind: FieldKind
  readonly levels: readonly ComparisonLevel[]
  /** Whether level 1 is equality of values, whose rarity then counts (term frequency). */
  readonly hasExactLevel: boolean
  /** Whether relatives and namesakes share it no more often than strangers do. */
  readonly isOwn: boolean
  /** Whether people who live together share it now and then, and neighbours no more often than strangers do. */
  readonly isContact: boolean
  /** Where given: says nothing only when of each of these fields either record says nothing. */
  readonly silentFields?: readonly number[] | undefined
}

/** How rare a value is may count for so much at most. */
const FREQUENCY_MIN = 1e-6

const OWN: ReadonlySet<FieldKind> = new Set(['givenName', 'birthDate', 'identifier'])
const CONTACTS: ReadonlySet<FieldKind> = new Set(['email', 'phone', 'device', 'ipAddress', 'cardToken'])

/** @returns one comparison for each field, in the recipe's order */
export function comparisonsOf(recipe: Recipe): Comparison[] {
  const names = {
    given: fieldOf(recipe, 'givenName'),
    family: fieldOf(recipe, 'familyName'),
    full: fieldOf(recipe, 'fullName'),
  }
  return recipe.fields.map((field, index) => comparisonOf(field, index, names))
}

function comparisonOf({ kind }: Field, index: number, names: NameFields): Comparison {
  const hasExactLevel = kind !== 'fullName' || names.full !== index
  const exact: ComparisonLevel[] = hasExactLevel ? [exactLevelOf(kind, index)] : []
  const levels = [...exact, ...levelsOf(kind, names), { name: 'else', test: null }]
  return { kind, levels, hasExactLevel, isOwn: OWN.has(kind), isContact: CONTACTS.has(kind) }
}

/** @returns equality of values as level 1 of a field; their rarity counts, unless it is of behaviour, which is weak */
export function exactLevelOf(kind: FieldKind, field: number): ComparisonLevel {
  const level = exactLevel(field)
  return isBehaviour(kind) ? { name: level.name, test: level.test } : level
}

function exactLevel(field: number): ComparisonLevel {
  return { name: 'exact', test: { by: 'equal' }, frequency: { field, exactLevel: 1, weight: 1, min: FREQUENCY_MIN } }
}
