import { join } from 'node:path'
import { SegmentReader, type SegmentReaderParts } from '../app/segments/index.ts'
import { loadSegmentSettings, type Config } from '../config/index.ts'

/** @throws SelfsameError CONFIGURATION that tells every fault of config/segments.yaml */
export function segmentsOn(
  { configFolder }: Pick<Config, 'configFolder'>,
  parts: Pick<SegmentReaderParts, 'figures' | 'rules' | 'traits'>,
): SegmentReader {
  const settings = loadSegmentSettings(join(configFolder, 'segments.yaml'))
  return new SegmentReader({ ...parts, settings, load: loadSegmentSettings })
}
