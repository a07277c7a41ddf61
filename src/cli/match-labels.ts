import type { Command } from 'commander'
import type { Labels } from '../app/match/index.ts'
import { SelfsameError } from '../model/index.ts'
import { option } from './options.ts'

/** Who is who, where somebody knows it. */
export interface LabelOptions {
  readonly labels?: string
  readonly id?: string
  readonly truth?: string
}

export function withLabels(command: Command): Command {
  return command
    .addOption(option('--labels <file>', 'CSV, JSON Lines or Parquet file that says who is who', 'SELFSAME_LABELS'))
    .addOption(option('--id <column>', 'its column that names a record', 'SELFSAME_ID'))
    .addOption(option('--truth <column>', 'its column that says who it is', 'SELFSAME_TRUTH'))
}

/** @throws SelfsameError BAD_REQUEST for a file without its columns */
export function labelsOf({ labels, id, truth }: LabelOptions): Labels | undefined {
  if (labels === undefined) return undefined
  if (id !== undefined && truth !== undefined) return { paths: [labels], idColumn: id, truthColumn: truth }
  throw new SelfsameError('BAD_REQUEST', 'Labels need the columns that hold ids and persons', {
    remedy: 'Name them with --id and --truth',
  })
}
