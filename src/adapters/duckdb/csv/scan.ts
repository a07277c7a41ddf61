import { isUtf8 } from 'node:buffer'
import type { FaultCode } from '../../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { breakLengthAt, type CsvRecord, lineEndAfter, readRecord } from './record.ts'

/** What a careful look at a file finds: its rows, and the lines that are none. Lines count from 1. */
export type Scanned =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | {
      readonly kind: 'unreadable'
      readonly line: number
      readonly code: FaultCode
      readonly message: string
      readonly text: string
      readonly cells: readonly string[]
    }

export interface ScanOptions {
  readonly dialect: Dialect
  /** Cells that a row must have. */
  readonly width: number
  /** Whether the first record is the header. */
  readonly hasHeader: boolean
  /** Whether what follows the last line break is a torn row. */
  readonly endsEarly: boolean
}

/** A row of more is no event: events have 1 MB at most. */
const ROW_CHARACTERS_MAX = 2_000_000
/** The longest mark that a block's end can cut in two. */
const MARK_LENGTH_MAX = 4

/**
 * Reads records one by one and goes on behind those that are none. A quote that opens a cell and is not closed,
 * or whose record then has the wrong number of cells, spoils its own line only: reading goes on with the next.
 *
 * Fed with blocks of text; UTF-8 comes as one character per byte, so that bad bytes are found row by row.
 */
export class RecordScanner {
  readonly #options: ScanOptions
  #text = ''
  #at = 0
  #line = 1
  #headerPending: boolean
  /** In the middle of a line that is too long to be kept. */
  #skipsLine = false

  constructor(options: ScanOptions) {
    this.#options = options
    this.#headerPending = options.hasHeader
  }

  /** @param isLast whether nothing follows the block */
  *feed(block: string, isLast: boolean): Generator<Scanned> {
    this.#text = this.#text.slice(this.#at) + block
    this.#at = 0
    while (this.#at < this.#text.length) {
      const found = this.#next(this.#text, isLast)
      if (found === 'more') return
      if (found !== 'nothing') yield found
    }
  }

  #next(text: string, isLast: boolean): Scanned | 'more' | 'nothing' {
    const lineEnd = this.#lineEnd(text, isLast)
    if (this.#skipsLine) return this.#skipTo(lineEnd, text)
    const isLong = text.length - this.#at > ROW_CHARACTERS_MAX
    if (lineEnd === 0) return isLong ? this.#startSkipping(text) : 'more'
    const record = readRecord(text, this.#at, this.#options.dialect)
    const isTorn = isTornRecord(record, text, isLast)
    if (isTorn && !isLast && !isLong) return 'more'
    if (record.kind !== 'cells') return this.#unreadable(text, lineEnd, 'ROW_UNREADABLE', QUOTES[record.kind], [])
    return this.#take(
      text,
      lineEnd,
      { cells: withoutExcess(record.cells, this.#options.width), end: record.end },
      isTorn,
    )
  }

  /** Where the next line begins; 0 where that is not in the text yet. */
  #lineEnd(text: string, isLast: boolean): number {
    const breakAt = lineEndAfter(text, this.#at)
    const end = breakAt + breakLengthAt(text, breakAt)
    const isWhole = end > breakAt && !mayGoOn(text, end)
    return isLast || isWhole ? end : 0
  }

  #take(
    text: string,
    lineEnd: number,
    { cells, end }: { cells: readonly string[]; end: number },
    isTorn: boolean,
  ): Scanned | 'nothing' {
    const { width, endsEarly, dialect } = this.#options
    if (cells.length === 1 && cells[0] === '') return this.#advance(end, text)
    if (this.#headerPending) return this.#takeHeader(end, text)
    if (isTorn && endsEarly)
      return this.#unreadable(text, end, 'FILE_ENDS_EARLY', 'The file ends early, in the middle of this row', cells)
    if (cells.length !== width)
      return this.#unreadable(
        text,
        lineEnd,
        'ROW_UNREADABLE',
        `The row has ${cells.length} cells, the header ${width}`,
        cells,
      )
    if (end - this.#at > ROW_CHARACTERS_MAX) return this.#unreadable(text, end, 'ROW_TOO_LARGE', TOO_LARGE, cells)
    if (dialect.encoding !== 'utf-8') return this.#row(end, text, cells)
    if (!isUtf8(Buffer.from(text.slice(this.#at, end), 'latin1')))
      return this.#unreadable(text, end, 'INVALID_ENCODING', NOT_UTF8, cells)
    return this.#row(
      end,
      text,
      cells.map((cell) => Buffer.from(cell, 'latin1').toString()),
    )
  }

  #row(end: number, text: string, cells: readonly string[]): Scanned {
    const line = this.#line
    this.#advance(end, text)
    return { kind: 'row', line, cells }
  }

  #unreadable(text: string, end: number, code: FaultCode, message: string, cells: readonly string[]): Scanned {
    const bad = {
      kind: 'unreadable',
      line: this.#line,
      code,
      message,
      text: text.slice(this.#at, end).trimEnd(),
      cells,
    } as const
    this.#advance(end, text)
    return bad
  }

  #takeHeader(end: number, text: string): 'nothing' {
    this.#headerPending = false
    return this.#advance(end, text)
  }

  #startSkipping(text: string): Scanned {
    this.#skipsLine = true
    return this.#unreadable(text, text.length, 'ROW_TOO_LARGE', TOO_LARGE, [])
  }

  #skipTo(lineEnd: number, text: string): 'nothing' {
    if (lineEnd > 0) this.#skipsLine = false
    return this.#advance(lineEnd || text.length, text)
  }

  #advance(end: number, text: string): 'nothing' {
    while (this.#at < end) {
      const breakAt = lineEndAfter(text, this.#at)
      if (breakAt < end) this.#line++
      this.#at = breakAt + Math.max(1, breakLengthAt(text, breakAt))
    }
    this.#at = end
    return 'nothing'
  }
}

/** Whether more text could make another record of it. */
function isTornRecord(record: CsvRecord, text: string, isLast: boolean): boolean {
  if (record.kind === 'open') return true
  if (record.kind === 'quotes-do-not-match') return record.at + MARK_LENGTH_MAX > text.length
  const isEnded = breakLengthAt(text, record.end - 1) > 0
  return !isEnded || (!isLast && mayGoOn(text, record.end))
}

/** A CR at the text's end may be half of a line break. */
function mayGoOn(text: string, end: number): boolean {
  return end === text.length && text[end - 1] === '\r'
}

/** Some programs end each line with more delimiters than the header has. DuckDB looks past them too. */
function withoutExcess(cells: readonly string[], width: number): readonly string[] {
  return cells.length > width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells
}

const QUOTES = {
  open: 'A quote is opened and never closed',
  'quotes-do-not-match': 'Something follows a closing quote',
} as const
const TOO_LARGE = `The row has more than ${ROW_CHARACTERS_MAX} characters`
const NOT_UTF8 = 'The row holds bytes that are no UTF-8; is format.encoding latin-1?'
