/** Segments as shipped, over whatever figures a test has. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { FiguresReader } from '../../src/app/read/index.ts'
import { SegmentReader } from '../../src/app/segments/index.ts'
import { segmentSettingsSchema, type SegmentSettings } from '../../src/projections/segments/index.ts'
import { RULES } from './gate.ts'
import { TRAITS } from './traits.ts'

const read = (path: string | URL): SegmentSettings => segmentSettingsSchema.parse(parse(readFileSync(path, 'utf8')))

const SEGMENTS = read(new URL('../../config/segments.yaml', import.meta.url))

export function segmentReader(figures: FiguresReader, now?: () => number): SegmentReader {
  const parts = { settings: SEGMENTS, load: read, traits: TRAITS, figures, rules: () => RULES }
  return new SegmentReader(now === undefined ? parts : { ...parts, now })
}
