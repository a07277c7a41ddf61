import type { FileFormat, FileItem, FileProfile, RowGroup } from '../../channels/file/index.ts'
import type { Fault, RequestContext } from '../../model/index.ts'
import type { Sender } from '../ingest/index.ts'

/** What is known of a file before its rows are read. */
export interface SourceFile {
  readonly path: string
  /** Its name in messages and dead letters: without its folder, unless two files would have the same. */
  readonly name: string
  readonly kind: 'csv' | 'jsonl' | 'parquet'
  readonly isCompressed: boolean
  readonly bytes: number
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string
  /** Compressed, and cut off: what could be unpacked is read, the rest is unknown. */
  readonly endsEarly: boolean
}

/** How rows become events: all that a reader has to know of a source description. */
export interface Reading {
  readonly format: FileFormat
  /** Columns that the rows of one event share; none where each row is an event of its own. */
  readonly groupBy: readonly string[]
  /** Whether rows that say the same are numbered. */
  readonly countsRepeats: boolean
}

/** A row that is none: it is counted as one event read, and refused. */
export interface UnreadableRow {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly fault: Fault
  /** As it was received, cut short after 10,000 characters; bytes that are no text are shown as Latin-1. */
  readonly text: string
}

/** The rows of some files, brought together by event and ready to be read from start to end. */
export interface StagedRows {
  /** What the cells of each row are: every column of every file. For JSON lines there is one cell, the line. */
  readonly columns: readonly string[]
  readonly rows: number
  /** Groups, and rows that are events of their own. */
  readonly events: number
  readonly unreadable: number
  /** In the order of their first rows. A batch has a few thousand rows. */
  groups(): AsyncIterable<readonly RowGroup[]>
  unreadableRows(): AsyncIterable<readonly UnreadableRow[]>
  /** Removes what was laid down for it. */
  close(): Promise<void>
}

/** Reads files of rows. Errors name the file and, where it is one, the column; never what a cell holds. */
export interface TableReader {
  /**
   * @throws SelfsameError NOT_FOUND, or BAD_REQUEST for what cannot be read at all: a folder, an empty file, damaged
   * compression, a Parquet file that is none; all files' faults together
   */
  inspect(paths: readonly string[]): Promise<SourceFile[]>
  /** The header; of JSON lines the keys of the first ones, and the paths within them. */
  columns(file: SourceFile, format: FileFormat): Promise<string[]>
  /**
   * @param onFile called when a file has been read
   * @throws SelfsameError BAD_REQUEST for a file that turns out unreadable, UNAVAILABLE when memory or disk are full
   */
  stage(files: readonly SourceFile[], reading: Reading, onFile: (file: SourceFile) => void): Promise<StagedRows>
  /**
   * What the columns of the first 200,000 rows look like: counts only, no values.
   *
   * @param shapes name to regular expression (RE2) of a whole cell
   */
  profile(file: SourceFile, shapes: Readonly<Record<string, string>>): Promise<FileProfile>
}

/** What was ingested completely: a set of files under one version of a source description. */
export interface FileLedgerEntry {
  /** Of the description and the files' contents, whatever their names and order. */
  readonly digest: string
  readonly source: string
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly digest: string }[]
  /** Events then read, grouped. */
  readonly read: number
  /** For `after:` of reads. */
  readonly token: string
  /** Instant, ISO 8601. */
  readonly completedAt: string
}

/** Remembers complete ingests for longer than the log remembers messageIds. */
export interface FileLedger {
  find(digest: string): Promise<FileLedgerEntry | null>
  /** Replaces an entry of the same digest. */
  record(entry: FileLedgerEntry): Promise<void>
}

/** A source description as it is kept. */
export interface DescriptionFile {
  readonly path: string
  readonly yaml: string
}

/** Where source descriptions are kept. */
export interface DescriptionStore {
  /** By path. */
  list(): Promise<DescriptionFile[]>
  /** @throws SelfsameError NOT_FOUND */
  read(path: string): Promise<DescriptionFile>
}

/** A few events of files, sent in together. */
export interface EventChunk {
  readonly protocol: 'file'
  readonly sender: Sender
  readonly items: readonly FileItem[]
  /** Instant, ISO 8601. */
  readonly receivedAt: string
  /** Bytes of one item as JSON text. */
  readonly eventBytesMax: number
}

export interface ChunkAnswer {
  readonly accepted: number
  readonly duplicates: number
  readonly suppressed: number
  readonly deadLettered: number
  readonly token: string
  /** Why items were refused; `index` counts the chunk's items from 0. */
  readonly faults: readonly { readonly index: number; readonly fault: Fault }[]
}

/** The subset of `Ingest` that files need: answers once every item is on disk, on the log or as a dead letter. */
export interface EventAcceptor {
  /**
   * @throws SelfsameError BACKLOG_FULL when the log is at its bound: nothing was taken
   * @throws SelfsameError UNAVAILABLE when a store does not answer
   */
  accept(context: RequestContext, chunk: EventChunk): Promise<ChunkAnswer>
}
