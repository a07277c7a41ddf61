import { type Comparison, comparisonsIn, type MatchModel, parseModel } from '../../matching/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { levelsDiffer, noSettings } from './match-errors.ts'
import type { MatchParts } from './ports.ts'
import type { Given } from './prepare.ts'
import type { MatchRequest } from './request.ts'

/** Reads what a run is told to use. @throws SelfsameError as `readModel`, NOT_FOUND when there are no settings */
export async function readGiven(
  parts: Pick<MatchParts, 'readText'>,
  { modelPath, settingsPath: path }: Pick<MatchRequest, 'modelPath' | 'settingsPath'>,
): Promise<Given> {
  const model = modelPath === undefined ? null : await readModel(parts, modelPath)
  if (path === undefined) return { model, settings: null }
  const yaml = await parts.readText(path).catch((cause: unknown) => {
    throw noSettings(path, cause)
  })
  return { model, settings: { yaml, path } }
}

/** @throws SelfsameError NOT_FOUND, or CONFIGURATION when the file holds no model that this version can use */
export async function readModel({ readText }: Pick<MatchParts, 'readText'>, path: string): Promise<MatchModel> {
  const text = await readText(path).catch((cause: unknown) => {
    throw new SelfsameError('NOT_FOUND', `There is no model at ${path}`, {
      cause,
      remedy: 'A run without --model writes one: model.json in its --out folder',
    })
  })
  const model = parseModel(text, path)
  if (JSON.stringify(model.levels) !== JSON.stringify(levelNamesOf(comparisonsIn(model)))) throw levelsDiffer(path)
  return model
}

/** By field: the names of its levels. */
export function levelNamesOf(comparisons: readonly Comparison[]): string[][] {
  return comparisons.map(({ levels }) => levels.map(({ name }) => name))
}
