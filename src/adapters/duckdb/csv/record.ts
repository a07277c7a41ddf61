import type { Dialect } from './dialect.ts'

export type Marks = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>

/** `end` is where the next record begins. */
export type CsvRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[]; readonly end: number }
  /** A quote is not closed before the text ends. */
  | { readonly kind: 'open' }
  /** Something follows a closing quote. */
  | { readonly kind: 'quotes-do-not-match' }

/**
 * Reads the record that begins at `start`. A cell is quoted when its first character is a quote; within an
 * unquoted one, quotes are characters like any other. Line breaks are LF and CR LF.
 */
export function readRecord(text: string, start: number, marks: Marks): CsvRecord {
  const cells: string[] = []
  let lineEnd = -1
  for (let at = start; ; at += marks.delimiter.length) {
    if (at > lineEnd) lineEnd = lineEndAfter(text, at)
    const isQuoted = marks.quote !== '' && text.startsWith(marks.quote, at)
    const cell = isQuoted ? quotedCell(text, at, marks) : bareCell(text, at, lineEnd, marks)
    if (cell === null) return { kind: 'open' }
    cells.push(cell.value)
    at = cell.end
    if (text.startsWith(marks.delimiter, at)) continue
    if (at >= text.length) return { kind: 'cells', cells, end: at }
    if (text[at] === '\n') return { kind: 'cells', cells, end: at + 1 }
    return text.startsWith('\r\n', at) ? { kind: 'cells', cells, end: at + 2 } : { kind: 'quotes-do-not-match' }
  }
}

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
    if (!isDoubled && !isEscaped) return { value: value + text.slice(from, at), end: at + quote.length }
    value += text.slice(from, isEscaped ? at - escape.length : at) + quote
    from = at + (isDoubled ? 2 * quote.length : quote.length)
  }
  return null
}

/** Where the line's break begins, or the text ends. */
function lineEndAfter(text: string, start: number): number {
  const lf = text.indexOf('\n', start)
  if (lf < 0) return text.length
  return lf > start && text[lf - 1] === '\r' ? lf - 1 : lf
}
