import type { Dialect } from './dialect.ts'

export type Marks = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>

/** `end` is where the next record begins. */
export type CsvRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly end: number }
  /** A quote is not closed before the text ends. */
  | { readonly kind: 'open' }
  /** Something follows a closing quote, at `at`. */
  | { readonly kind: 'quotes-do-not-match'; readonly at: number }

/**
 * Reads the record that begins at `start`, as DuckDB does. A cell is quoted when a quote is the first thing in it,
 * or the second behind a space; within an unquoted one, quotes are characters like any other. Lines end with LF, CR LF or CR.
 */
export function readRecord(text: string, start: number, marks: Marks): CsvRecord {
  const cells: string[] = []
  let lineEnd = -1
  for (let at = start; ; at += marks.delimiter.length) {
    if (at > lineEnd) lineEnd = lineEndAfter(text, at)
    const opening = text[at] === ' ' ? at + 1 : at
    const isQuoted = marks.quote !== '' && text.startsWith(marks.quote, opening)
    const cell = isQuoted ? quotedCell(text, opening, marks) : bareCell(text, at, lineEnd, marks)
    if (cell === null) return { kind: 'open' }
    cells.push(cell.value)
    at = cell.end
    if (text.startsWith(marks.delimiter, at)) continue
    const end = at + breakLengthAt(text, at)
    return end > at || at === text.length ? { kind: 'cells', cells, end } : { kind: 'quotes-do-not-match', at }
  }
}

/** Where the line that holds `start` ends and its break begins. */
export function lineEndAfter(text: string, start: number): number {
  LINE_BREAK.lastIndex = start
  return LINE_BREAK.exec(text)?.index ?? text.length
}

/** @returns 0 where there is no line break */
export function breakLengthAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return text[at] === '\n' ? 1 : 0
}

const LINE_BREAK = /[\r\n]/g

interface Cell {
  readonly value: string
  readonly end: number
}

function bareCell(text: string, start: number, lineEnd: number, { delimiter }: Marks): Cell {
  const length = text.slice(start, lineEnd).indexOf(delimiter)
  const end = length < 0 ? lineEnd : start + length
  return { value: text.slice(start, end), end }
}

/** @returns null when the quote is not closed */
function quotedCell(text: string, start: number, { quote, escape }: Marks): Cell | null {
  let value = ''
  let from = start + quote.length
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, from)) {
    const isDoubled = escape === quote && text.startsWith(quote, at + quote.length)
    const isEscaped = escape !== quote && at > from && text.startsWith(escape, at - escape.length)
    if (!isDoubled && !isEscaped)
      return { value: value + text.slice(from, at), end: afterSpaces(text, at + quote.length) }
    value += text.slice(from, isEscaped ? at - escape.length : at) + quote
    from = at + (isDoubled ? 2 * quote.length : quote.length)
  }
  return null
}

function afterSpaces(text: string, start: number): number {
  let at = start
  while (text[at] === ' ') at++
  return at
}
