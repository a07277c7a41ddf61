import {
  type Cells,
  keyColumnsOf,
  type MatchModel,
  OWN_MEMORY,
  recordTable,
  type RecordTable,
  TextNumbers,
} from '../../../matching/index.ts'
import type { Block, IndexedRecord } from './ports.ts'

/** Records that came one by one, as the table that a bulk run has of its files. */
export function tableOf({ recipe }: MatchModel, records: readonly Pick<IndexedRecord, 'cells'>[]): RecordTable {
  return recordTable(recipe, records.length, (column) => cellsOf(column, records), OWN_MEMORY)
}

function cellsOf(column: string, records: readonly Pick<IndexedRecord, 'cells'>[]): Cells {
  const numbers = new TextNumbers()
  const of = Int32Array.from(records, ({ cells }) => {
    const cell = cells[column]
    return cell === undefined ? -1 : numbers.numberOf(cell)
  })
  return { texts: numbers.texts, of }
}

/** @returns for each record, the blocks that the model's rules put it in */
export function blocksIn({ recipe, blockingRules }: MatchModel, table: RecordTable): Block[][] {
  const columns = keyColumnsOf(recipe, table)
  const used = new Set(blockingRules.flatMap(({ keys }) => keys))
  return Array.from({ length: table.records }, (_, record) => {
    const texts = columns.map(({ textOf }, key) => (used.has(key) ? textOf(record) : null))
    return blockingRules.flatMap((rule, at) => {
      const key = keyText(rule.keys, texts)
      return key === null ? [] : [{ key: `${at}\u0000${key}`, recordsMax: rule.blockRecordsMax }]
    })
  })
}

/** @returns null where the record lacks one of them */
function keyText(keys: readonly number[], ofKeys: readonly (string | null)[]): string | null {
  const texts = keys.map((key) => ofKeys[key] ?? null)
  return texts.includes(null) ? null : texts.join('\u0000')
}
