import type { GroupDefect, RowGroup, SourceRow } from '../../../channels/file/index.ts'
import type { StagedRow } from './slices.ts'

/** An event may have 1 MB; beyond four times that no more of its rows are kept. */
const GROUP_CHARACTERS_MAX = 4_000_000
const ROW_OVERHEAD_CHARACTERS = 16

interface OpenGroup {
  readonly start: number
  readonly key: string | null
  readonly occurrence: number
  readonly rows: SourceRow[]
  defect: GroupDefect | null
  characters: number
}

/** Puts rows that lie side by side together by event; a batch for each slice of rows. */
export async function* groupsOf(
  slices: AsyncIterable<readonly StagedRow[]>,
  fileNames: readonly string[],
): AsyncGenerator<RowGroup[]> {
  let open: OpenGroup | null = null
  for await (const slice of slices) {
    const closed: RowGroup[] = []
    for (const row of slice) {
      if (open?.start !== row[0]) {
        if (open !== null) closed.push(open)
        open = groupWith(row)
      }
      add(open, row, fileNames)
    }
    if (closed.length > 0) yield closed
  }
  if (open !== null) yield [open]
}

function groupWith([start, , , key, occurrence, defect]: StagedRow): OpenGroup {
  return { start, key, occurrence, rows: [], defect: defect as GroupDefect | null, characters: 0 }
}

function add(group: OpenGroup, [, file, line, , , , cells]: StagedRow, fileNames: readonly string[]): void {
  if (group.defect === 'too-large') return
  group.rows.push({ file: fileNames[file] ?? '', line, cells })
  group.characters += ROW_OVERHEAD_CHARACTERS
  for (const cell of cells) group.characters += cell?.length ?? 0
  if (group.characters > GROUP_CHARACTERS_MAX && group.rows.length > 1) group.defect = 'too-large'
}
