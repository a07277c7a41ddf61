import { type Command, InvalidArgumentError, type Option } from 'commander'
import type { StudyRequest } from '../app/match/index.ts'
import { option } from './options.ts'

/** Of every verb that reads records. */
export interface RecordOptions {
  readonly id: string
  readonly truth?: string
  readonly model?: string
  readonly settings?: string
  readonly linkOnly?: boolean
}

export function withFilesAndId(command: Command): Command {
  return command
    .argument('<files...>', 'paths of CSV, JSON Lines or Parquet files, read as one')
    .addOption(option('--id <column>', 'column that names a record', 'SELFSAME_ID').makeOptionMandatory())
}

export function modelOption(): Option {
  return option('--model <file>', 'model.json of an earlier run, used as it stands', 'SELFSAME_MODEL')
}

export function settingsOption(): Option {
  return option('--settings <file>', 'what to compare, as `match init` writes it', 'SELFSAME_SETTINGS')
}

export function linkOnlyOption(): Option {
  return option('--link-only', 'compare only records of different files', 'SELFSAME_LINK_ONLY')
}

/** @param purpose what becomes of the column, beside that it is not compared */
export function truthOption(purpose: string): Option {
  return option('--truth <column>', `column that says who is who${purpose}; never compared`, 'SELFSAME_TRUTH')
}

export function requestOf(paths: readonly string[], options: RecordOptions): StudyRequest {
  const { id, truth, model, settings, linkOnly } = options
  return {
    paths,
    idColumn: id,
    truthColumn: truth,
    modelPath: model,
    settingsPath: settings,
    isLinkOnly: linkOnly,
  }
}

const BYTES_PER_UNIT = { MB: 1e6, GB: 1e9 }

/** A parser of sizes: `512MB`, `2GB`, `1.5GB`. @returns bytes */
export function sizeArgument(text: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?) ?(MB|GB)$/i.exec(text.trim()) ?? []
  const perUnit = unit?.toUpperCase() === 'GB' ? BYTES_PER_UNIT.GB : BYTES_PER_UNIT.MB
  if (number !== undefined && Number(number) > 0) return Math.round(Number(number) * perUnit)
  throw new InvalidArgumentError('A size such as 512MB or 2GB is expected.')
}

/** A parser of bits, which may be a fraction and below 0. */
export function bitsArgument(text: string): number {
  const bits = text.trim() === '' ? NaN : Number(text)
  if (Number.isFinite(bits) && Math.abs(bits) <= 100) return bits
  throw new InvalidArgumentError('A number of bits from -100 to 100 is expected.')
}
