import type { SourceFile } from '../../../app/sources/index.ts'
import type { FileFormat } from '../../../channels/file/index.ts'
import { readHead } from './head.ts'
import { decodedHead, type Dialect, dialectOf } from './dialect.ts'
import { headerOf } from './header.ts'
import { breakLengthAt, readRecord } from './record.ts'

/** What a file of text is made of. */
export interface TextShape {
  readonly dialect: Dialect
  /** What the cells of a row are. */
  readonly columns: readonly string[]
  readonly hasHeader: boolean
  /** What ends a record, by the first one: DuckDB would go by the first line break, which a quoted cell may hold. */
  readonly lineBreak: '\n' | '\r\n' | '\r'
  /** In UTF-8, and beginning with its first row: DuckDB would take a blank line for the header. */
  readonly isPlain: boolean
}

/** A JSON line is a row of one cell: it cannot hold an unescaped control character, nor do quotes end it. */
const JSON_LINE: Dialect = { encoding: 'utf-8', delimiter: '\u0001', quote: '', escape: '' }

export async function textShapeOf(file: SourceFile, format: FileFormat): Promise<TextShape> {
  const head = await readHead(file.path, file.isCompressed)
  const isJson = file.kind === 'jsonl'
  const dialect = isJson ? JSON_LINE : dialectOf(file, format, head)
  const text = decodedHead(head, dialect)
  return {
    dialect,
    columns: isJson ? ['line'] : headerOf(head, dialect),
    hasHeader: !isJson,
    lineBreak: lineBreakOf(text, dialect),
    isPlain: dialect.encoding === 'utf-8' && breakLengthAt(text, 0) === 0,
  }
}

function lineBreakOf(text: string, dialect: Dialect): TextShape['lineBreak'] {
  const record = readRecord(text, 0, dialect)
  const ending = record.kind === 'cells' ? text.slice(0, record.end).slice(-2) : ''
  if (ending === '\r\n') return '\r\n'
  return ending.endsWith('\r') ? '\r' : '\n'
}
