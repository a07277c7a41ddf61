import type { MatchModel } from '../../matching/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { columnNamed } from '../match/index.ts'

/**
 * A model that was learnt from files, for the graph's records: its columns under the names that these have.
 *
 * @param columns that the graph's records fill
 * @throws SelfsameError BAD_REQUEST when it compares a column that no record of the graph fills
 */
export function modelOfGraph(model: MatchModel, columns: ReadonlySet<string>): MatchModel {
  const fields = model.recipe.fields.map((field) => ({ ...field, column: columnNamed(field.column) }))
  const lacking = new Set(fields.map(({ column }) => column).filter((column) => !columns.has(column)))
  if (lacking.size > 0) throw fieldsLacking([...lacking], columns)
  return { ...model, recipe: { ...model.recipe, fields } }
}

function fieldsLacking(lacking: readonly string[], columns: ReadonlySet<string>): SelfsameError {
  const found = columns.size === 0 ? 'none' : [...columns].toSorted().join(', ')
  return new SelfsameError(
    'BAD_REQUEST',
    `The model compares ${lacking.join(', ')}, which no record of the graph has`,
    {
      remedy: `The graph's records have: ${found}. Learn a model from these alone`,
    },
  )
}
