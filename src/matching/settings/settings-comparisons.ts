import { type Comparison, comparisonsOf, exactLevelOf } from '../compare/index.ts'
import type { FixedProbabilities } from '../learn/index.ts'
import type { InferredRecipe, Recipe } from '../recipe/index.ts'
import type { FieldSettings, OwnLevel } from './field-settings.ts'
import type { MatchSettings } from './match-settings.ts'

/** @returns the fields as a recipe and a model have them */
export function recipeIn({ fields }: Pick<MatchSettings, 'fields'>): Recipe {
  return { fields: fields.map(({ levels: _levels, fixed: _fixed, ...field }) => field) }
}

/**
 * One comparison for each field, in the settings' order. Where the u of equality is fixed, the rarity of a value makes no
 * difference: it would take the place of that u.
 */
export function comparisonsBy(settings: Pick<MatchSettings, 'fields'>): Comparison[] {
  return comparisonsOf(recipeIn(settings)).map((byKind, index) => {
    const { levels, fixed = {} } = settings.fields[index] ?? {}
    return withoutRarity(levels === undefined ? byKind : withLevels(byKind, levels, index), fixed)
  })
}

function withLevels(byKind: Comparison, levels: readonly OwnLevel[], index: number): Comparison {
  const own = levels.map(({ name, test }, at) => {
    if (test === undefined) return byKind.levels.find((level) => level.name === name) ?? { name, test: null }
    return at === 0 && test.by === 'equal' ? { ...exactLevelOf(byKind.kind, index), name } : { name, test }
  })
  const hasExactLevel = own[0]?.test?.by === 'equal'
  return { ...byKind, levels: [...own, { name: 'else', test: null }], hasExactLevel }
}

function withoutRarity(comparison: Comparison, fixed: NonNullable<FieldSettings['fixed']>): Comparison {
  const levels = comparison.levels.map(({ frequency, ...level }) =>
    frequency === undefined || fixed[level.name]?.u !== undefined ? level : { ...level, frequency },
  )
  return { ...comparison, levels }
}

/** @param comparisons that the settings' fields have. @returns what is not to be learnt */
export function fixedBy(
  { fields }: Pick<MatchSettings, 'fields'>,
  comparisons: readonly Comparison[],
): FixedProbabilities {
  const of = (which: 'm' | 'u') =>
    fields.map(({ fixed = {} }, field) => [
      null,
      ...(comparisons[field]?.levels ?? []).map(({ name }) => fixed[name]?.[which] ?? null),
    ])
  return { m: of('m'), u: of('u') }
}

/** @param columns that may be compared. @returns what the settings say of them */
export function settingsRecipe(settings: MatchSettings, columns: readonly string[]): InferredRecipe {
  const compared = new Set(settings.fields.map(({ column }) => column))
  const others = columns.filter((column) => !compared.has(column))
  return { recipe: recipeIn(settings), ignored: others.map((column) => ({ column, reason: 'by-settings' })) }
}
