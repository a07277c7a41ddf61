import type { TextShape } from '../csv/index.ts'
import { literal } from '../session.ts'

export interface CsvRead {
  readonly path: string
  readonly shape: Pick<TextShape, 'dialect' | 'columns' | 'hasHeader' | 'lineBreak'>
  /** DuckDB takes a row of more for a fault. */
  readonly rowBytesMax: number
  /** Whether the first cell is the row's line. */
  readonly hasLines: boolean
}

const LINE_BREAKS = { '\n': "'\\n'", '\r\n': "'\\r\\n'", '\r': "'\\r'" } as const

/** SQL: the rows of a CSV file as `c0`, `c1` … in text, nothing guessed. */
export function readCsv({ path, shape, rowBytesMax, hasLines }: CsvRead): string {
  const { dialect, columns, hasHeader, lineBreak } = shape
  const cells = columns.map((_, index) => `'c${index}': 'VARCHAR'`)
  const options = [
    `columns = {${[...(hasLines ? ["'line': 'BIGINT'"] : []), ...cells].join(', ')}}`,
    `delim = ${literal(dialect.delimiter)}`,
    `quote = ${literal(dialect.quote)}`,
    `escape = ${literal(dialect.escape)}`,
    `new_line = ${LINE_BREAKS[lineBreak]}`,
    `header = ${hasHeader}`,
    `max_line_size = ${rowBytesMax}`,
  ]
  return `read_csv(${literal(path)}, auto_detect = false, ${options.join(', ')})`
}
