import type { SourceFile } from '../../../app/sources/index.ts'
import type { FileFormat } from '../../../channels/file/index.ts'

/** How one file's text is to be read. */
export interface Dialect {
  /** A label that TextDecoder knows. */
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
}

/** A byte order mark at the file's beginning says more than its description. */
export function dialectOf(file: SourceFile, format: FileFormat, head: Buffer): Dialect {
  const bareName = file.name.toLowerCase().replace(/\.gz$/, '')
  const delimiter = format.delimiter ?? (/\.(tsv|tab)$/.test(bareName) ? '\t' : ',')
  return {
    encoding: markedEncoding(head) ?? ENCODINGS[format.encoding],
    delimiter,
    quote: format.quote,
    escape: format.escape,
  }
}

/** @returns the head's text without its mark; bytes that are no text become U+FFFD */
export function decodedHead(head: Buffer, { encoding }: Dialect): string {
  return new TextDecoder(encoding).decode(head)
}

const ENCODINGS: Readonly<Record<FileFormat['encoding'], Dialect['encoding']>> = {
  'utf-8': 'utf-8',
  'latin-1': 'windows-1252',
  'utf-16': 'utf-16le',
}

function markedEncoding(head: Buffer): Dialect['encoding'] | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null
}
