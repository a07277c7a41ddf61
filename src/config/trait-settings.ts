import { traitSettingsSchema, type TraitSettings } from '../projections/traits/index.ts'
import { loadYamlFile } from './yaml-file.ts'

/**
 * @param path of traits.yaml
 * @throws SelfsameError CONFIGURATION that tells every fault with its line
 */
export function loadTraitSettings(path: string): TraitSettings {
  return loadYamlFile(path, traitSettingsSchema)
}
