import { z } from 'zod'
import { type MatchModel, parseModel } from '../match-model.ts'
import type { SplinkSettings } from './settings.ts'

/**
 * What Splink has no place for: our whole model. Splink refuses keys that it does not know; the description of a
 * comparison it takes and does not look at, so the first one's is a text of JSON with this key.
 */
const KEY = 'selfsame'

const descriptionSchema = z.object({ [KEY]: z.object({ about: z.string(), model: z.unknown() }) })

export function extensionOf(model: MatchModel, about: string): string {
  return JSON.stringify({ [KEY]: { about, model } })
}

/** @returns the model that was exported; null where the settings are Splink's own. @throws as `parseModel` */
export function exportedModel({ comparisons }: SplinkSettings, path: string): MatchModel | null {
  const parsed = descriptionSchema.safeParse(asJson(comparisons[0]?.comparison_description ?? ''))
  return parsed.success ? parseModel(JSON.stringify(parsed.data[KEY].model), path) : null
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
