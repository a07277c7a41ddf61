import { comparisonsOf, type MatchModel, parseModel } from '../../matching/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { levelsDiffer } from './match-errors.ts'
import type { MatchParts } from './ports.ts'

/** @throws SelfsameError NOT_FOUND, or CONFIGURATION when the file holds no model that this version can use */
export async function readModel({ readText }: Pick<MatchParts, 'readText'>, path: string): Promise<MatchModel> {
  const text = await readText(path).catch((cause: unknown) => {
    throw new SelfsameError('NOT_FOUND', `There is no model at ${path}`, {
      cause,
      remedy: 'A run without --model writes one: model.json in its --out folder',
    })
  })
  const model = parseModel(text, path)
  if (JSON.stringify(model.levels) !== JSON.stringify(levelNamesOf(model.recipe))) throw levelsDiffer(path)
  return model
}

/** By field: the names of its levels. */
export function levelNamesOf(recipe: MatchModel['recipe']): string[][] {
  return comparisonsOf(recipe).map(({ levels }) => levels.map(({ name }) => name))
}
