import {
  columnsOf,
  EventMapper,
  type FileItem,
  refusedItem,
  type RowGroup,
  type SourceDescription,
} from '../../channels/file/index.ts'
import type { SourceFile, StagedRows } from './ports.ts'

/** An item and about how many bytes it has. */
export interface SizedItem {
  readonly item: FileItem
  readonly bytes: number
}

/** A name in JSON and its marks, for each cell. */
const CELL_OVERHEAD_BYTES = 24

/** Every event of the files, then every row that was none. */
export async function* itemsOf(
  staged: StagedRows,
  description: SourceDescription,
  files: readonly SourceFile[],
): AsyncGenerator<SizedItem[]> {
  const isJson = files.some(({ kind }) => kind === 'jsonl')
  const mapper = isJson
    ? new EventMapper(description, [...columnsOf(description).keys()], 'json')
    : new EventMapper(description, staged.columns, 'table')
  for await (const groups of staged.groups())
    yield groups.map((group) => ({ item: mapper.map(group), bytes: sizeOf(group) }))
  for await (const rows of staged.unreadableRows())
    yield rows.map((row) => ({
      item: refusedItem(row, row.fault, [row.text]),
      bytes: row.text.length + CELL_OVERHEAD_BYTES,
    }))
}

function sizeOf({ rows }: RowGroup): number {
  let bytes = 0
  for (const { cells } of rows) for (const cell of cells) bytes += (cell?.length ?? 0) + CELL_OVERHEAD_BYTES
  return bytes
}
