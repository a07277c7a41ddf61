import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { traitSettingsSchema, type TraitSettings } from '../../src/projections/traits/index.ts'

/** The traits that Selfsame ships with. */
export const TRAITS: TraitSettings = traitSettingsSchema.parse(parse(readFileSync('config/traits.yaml', 'utf8')))

/** With the shipped ones, more traits and sources that number orders alike. */
export function traitsWith(traits: object, numberings: readonly (readonly string[])[] = []): TraitSettings {
  const shipped = parse(readFileSync('config/traits.yaml', 'utf8')) as { traits: object }
  return traitSettingsSchema.parse({ ...shipped, numberings, traits: { ...shipped.traits, ...traits } })
}
