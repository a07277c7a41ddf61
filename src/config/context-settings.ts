import { existsSync } from 'node:fs'
import { contextSettingsSchema, DEFAULT_CONTEXT_SETTINGS, type ContextSettings } from '../projections/context/index.ts'
import { loadYamlFile } from './yaml-file.ts'

/**
 * @param path of context.yaml; defaults hold where there is none
 * @throws SelfsameError CONFIGURATION that tells every fault with its line
 */
export function loadContextSettings(path: string): ContextSettings {
  return existsSync(path) ? loadYamlFile(path, contextSettingsSchema) : DEFAULT_CONTEXT_SETTINGS
}
