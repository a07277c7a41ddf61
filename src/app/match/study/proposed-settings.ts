import { type Cells, type InferredRecipe, settingsYaml, statisticsOf } from '../../../matching/index.ts'
import { chooseRecipe } from '../choose-recipe.ts'

/** Settings of a run, and what they compare and ignore. */
export interface ProposedSettings {
  readonly yaml: string
  readonly fields: InferredRecipe['recipe']['fields']
  readonly ignored: InferredRecipe['ignored']
}

/** @throws SelfsameError BAD_REQUEST when no column can be compared */
export function proposedSettings(columns: ReadonlyMap<string, Cells>): ProposedSettings {
  const inferred = chooseRecipe(columns)
  const statistics = Array.from(columns, ([name, cells]) => statisticsOf(name, cells))
  return { yaml: settingsYaml(inferred, statistics), fields: inferred.recipe.fields, ignored: inferred.ignored }
}
