import { appendFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { SourceFile, UnreadableRow } from '../../../app/sources/index.ts'
import { faultOf } from '../../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { readRecord } from './record.ts'
import { RecordScanner, type Scanned, type ScanOptions } from './scan.ts'
import { textBlocks } from './text-blocks.ts'

/** Where the rows and the lines that are none are written to, and which cells say what rows share. */
export interface MendTarget {
  /** CSV in UTF-8 without a header: the line's number, then the cells, each in double quotes. */
  readonly rowsPath: string
  /** JSON lines, each an `UnreadableLine`; appended to. */
  readonly unreadablePath: string
  readonly groupIndexes: readonly number[]
}

/** An unreadable row and, where it can be made out, the event that it is part of. */
export interface UnreadableLine extends UnreadableRow {
  readonly key: string | null
}

/** Joins the parts of a key; no text of a file holds it. */
export const KEY_SEPARATOR = '\u001f'

const TEXT_CHARACTERS_MAX = 10_000

/**
 * Looks at a file record by record, and writes what can be read as a file that DuckDB cannot misread.
 *
 * @returns how many rows were unreadable
 */
export async function mendFile(file: SourceFile, options: ScanOptions, target: MendTarget): Promise<number> {
  const scanner = new RecordScanner({ ...options, dialect: asBlocks(options.dialect) })
  let unreadable = 0
  await pipeline(
    async function* () {
      for await (const { rows, bad } of scannedBlocks(file, options.dialect, scanner)) {
        unreadable += bad.length
        if (bad.length > 0)
          await appendFile(target.unreadablePath, bad.map((one) => lineOf(file, one, options.dialect, target)).join(''))
        yield rows
      }
    },
    createWriteStream(target.rowsPath, { mode: 0o600 }),
  )
  return unreadable
}

type Bad = Extract<Scanned, { kind: 'unreadable' }>

async function* scannedBlocks(
  file: SourceFile,
  { encoding }: Dialect,
  scanner: RecordScanner,
): AsyncGenerator<{ rows: string; bad: Bad[] }> {
  let block: string | null = null
  for await (const next of textBlocks(file.path, file.isCompressed, encoding)) {
    if (block !== null) yield sorted(scanner.feed(block, false))
    block = next
  }
  yield sorted(scanner.feed(block ?? '', true))
}

function sorted(found: Iterable<Scanned>): { rows: string; bad: Bad[] } {
  const bad: Bad[] = []
  let rows = ''
  for (const one of found) {
    if (one.kind === 'unreadable') bad.push(one)
    else rows += `${one.line},${one.cells.map(quoted).join(',')}\n`
  }
  return { rows, bad }
}

function quoted(cell: string): string {
  return cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`
}

function lineOf(file: SourceFile, bad: Bad, dialect: Dialect, { groupIndexes }: MendTarget): string {
  const cells = bad.cells.length > 0 ? bad.cells : unquotedCells(bad.text, dialect)
  const line: UnreadableLine = {
    file: file.name,
    line: bad.line,
    fault: faultOf(bad.code, '', bad.message),
    text: asText(bad.text.slice(0, TEXT_CHARACTERS_MAX), dialect),
    key: keyOf(
      cells.map((cell) => asText(cell, dialect)),
      groupIndexes,
    ),
  }
  return JSON.stringify(line) + '\n'
}

function unquotedCells(text: string, dialect: Dialect): readonly string[] {
  const record = readRecord(text, 0, { ...asBlocks(dialect), quote: '' })
  return record.kind === 'cells' ? record.cells : []
}

function keyOf(cells: readonly string[], groupIndexes: readonly number[]): string | null {
  const parts = groupIndexes.map((index) => cells[index]?.trim() ?? '')
  return parts.length === 0 || parts.includes('') ? null : parts.join(KEY_SEPARATOR)
}

/** The marks as they stand in blocks of UTF-8: one character per byte. */
function asBlocks(dialect: Dialect): Dialect {
  if (dialect.encoding !== 'utf-8') return dialect
  const { delimiter, quote, escape } = dialect
  return { ...dialect, delimiter: asBytes(delimiter), quote: asBytes(quote), escape: asBytes(escape) }
}

function asBytes(mark: string): string {
  return Buffer.from(mark).toString('latin1')
}

/** Text of a block; bytes that are no UTF-8 stay as Latin-1 shows them. */
function asText(block: string, { encoding }: Dialect): string {
  if (encoding !== 'utf-8') return block
  const bytes = Buffer.from(block, 'latin1')
  const text = bytes.toString()
  return text.includes('\ufffd') ? block : text
}
