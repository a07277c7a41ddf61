import { isUtf8 } from 'node:buffer'
import type { SourceFile } from '../../../app/sources/index.ts'
import type { FileFormat } from '../../../channels/file/index.ts'
import { decodedHead, dialectOf } from './dialect.ts'
import { type Marks, readRecord } from './record.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const RECORDS_TRIED = 50
/** A character of UTF-8 has up to 4 bytes: the head's end may cut one. */
const CUT_BYTES = 3

/** How a file that nobody has described is most likely to be read. */
export function detectFormat(file: SourceFile, head: Buffer): FileFormat {
  const plain: FileFormat = { encoding: detectEncoding(head), quote: '"', escape: '"', decimal: '.' }
  const text = decodedHead(head, dialectOf(file, plain, head))
  const delimiter = DELIMITERS.toSorted((a, b) => columnsWith(text, b) - columnsWith(text, a))[0] ?? ','
  return { ...plain, delimiter }
}

function detectEncoding(head: Buffer): FileFormat['encoding'] {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf-16'
  const isText = [0, 1, 2, CUT_BYTES].some((cut) => isUtf8(head.subarray(0, head.length - cut)))
  return isText ? 'utf-8' : 'latin-1'
}

/** @returns how many cells the header has, if most records have as many */
function columnsWith(text: string, delimiter: string): number {
  const widths = firstWidths(text, { delimiter, quote: '"', escape: '"' })
  const [header = 0] = widths
  return widths.filter((width) => width === header).length * 2 > widths.length ? header : 0
}

function firstWidths(text: string, marks: Marks): number[] {
  const widths: number[] = []
  for (let at = 0; at < text.length && widths.length < RECORDS_TRIED;) {
    const record = readRecord(text, at, marks)
    if (record.kind !== 'cells') break
    if (record.cells.length > 1 || record.cells[0] !== '') widths.push(record.cells.length)
    at = record.end
  }
  return widths
}
