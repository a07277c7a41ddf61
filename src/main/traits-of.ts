import { join } from 'node:path'
import { loadTraitSettings, type Config } from '../config/index.ts'
import { settingsDigest, type TraitSettings } from '../projections/traits/index.ts'

/** @throws SelfsameError CONFIGURATION that tells every fault of config/traits.yaml */
export function traitsOf(config: Pick<Config, 'configFolder'>): TraitSettings {
  return loadTraitSettings(join(config.configFolder, 'traits.yaml'))
}

/** Where figures of these settings are kept: those of others are booked elsewhere, and never added to. */
export function figuresPrefix(traits: TraitSettings): string {
  return `selfsame:g-${settingsDigest(traits)}:`
}
