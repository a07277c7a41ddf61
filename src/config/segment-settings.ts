import { existsSync } from 'node:fs'
import { type SegmentSettings, segmentSettingsSchema } from '../projections/segments/index.ts'
import { loadYamlFile } from './yaml-file.ts'

/**
 * @param path of segments.yaml; none where there is no such file
 * @throws SelfsameError CONFIGURATION that tells every fault with its line
 */
export function loadSegmentSettings(path: string): SegmentSettings {
  return existsSync(path)
    ? loadYamlFile(path, segmentSettingsSchema)
    : segmentSettingsSchema.parse({ version: 1, segments: {} })
}
