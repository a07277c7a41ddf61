import { groupColumns, type SourceDescription } from '../../channels/file/index.ts'
import { type RequestContext, requireScope } from '../../model/index.ts'
import { chunksOf } from './chunks.ts'
import { Delivery } from './delivery.ts'
import type { FileIngestRequest, FileIngestResult } from './file-ingest-types.ts'
import { digestOfSet, fileFaultsOf, requireMostReadable, requireOneSet } from './file-set.ts'
import { itemsOf } from './items.ts'
import type { EventAcceptor, FileLedger, FileLedgerEntry, Reading, SourceFile, TableReader } from './ports.ts'
import { ProgressReport } from './progress-report.ts'
import type { SourceCatalogue } from './source-catalogue.ts'
import type { Tally } from './tally.ts'

export interface FileIngestParts {
  readonly reader: TableReader
  readonly catalogue: SourceCatalogue
  readonly acceptor: EventAcceptor
  readonly ledger: FileLedger
  /** Bytes of one event as JSON text. */
  readonly eventBytesMax: number
  readonly now: () => Date
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Files that are read as one, and what by. */
interface FileSet {
  readonly files: readonly SourceFile[]
  readonly description: SourceDescription
}

/** Ingests files of rows by a source description. */
export class FileIngest {
  readonly #parts: FileIngestParts

  constructor(parts: FileIngestParts) {
    this.#parts = parts
  }

  /**
   * Reads all files, brings their rows together by event and sends the events in, a few hundred at a time.
   *
   * Nothing is sent before every file has been opened, read and found to have the described columns; then each
   * event stands for itself: rows that cannot be read or mapped are dead letters, the rest goes on. An ingest that
   * was broken off is begun again with the same command: events have the same ids, and count as duplicates.
   *
   * @throws SelfsameError what `TableReader`, `SourceCatalogue.descriptionFor` and `EventAcceptor` throw, except
   * BACKLOG_FULL: then it waits; BAD_REQUEST for files that cannot be read as one, or of which most rows cannot be read
   */
  async ingest(context: RequestContext, request: FileIngestRequest): Promise<FileIngestResult> {
    requireScope(context, 'ingest')
    const startedAt = this.#parts.now()
    const files = await this.#parts.reader.inspect(request.paths)
    requireOneSet(files)
    const description = await this.#parts.catalogue.descriptionFor(files, request)
    const digest = digestOfSet(description, files)
    const before = await this.#parts.ledger.find(digest)
    if (before !== null) return repeated(before, this.#secondsSince(startedAt))
    const { rows, tally } = await this.#readAndSend(context, request, { files, description })
    const fileFaults = fileFaultsOf(files)
    if (fileFaults.length === 0) await this.#record(digest, { files, description }, tally)
    return {
      source: description.name,
      rows,
      ...tally.counts(),
      seconds: this.#secondsSince(startedAt),
      token: tally.token(),
      refused: tally.refused,
      fileFaults,
      ingestedBefore: null,
    }
  }

  async #readAndSend(
    context: RequestContext,
    { onProgress, signal }: FileIngestRequest,
    { files, description }: FileSet,
  ): Promise<{ rows: number; tally: Tally }> {
    const { reader, acceptor, eventBytesMax, now, pause } = this.#parts
    const report = new ProgressReport(files, onProgress)
    const staged = await reader.stage(files, readingOf(description), (file) => report.fileRead(file))
    try {
      await requireMostReadable(staged)
      report.allRead(staged)
      const sender = { source: description.name, scope: `source:${description.name}`, trusted: description.trusted }
      const delivery = new Delivery({ acceptor, sender, eventBytesMax, now, pause, signal, report })
      const tally = await delivery.send(context, chunksOf(itemsOf(staged, description, files)))
      return { rows: staged.rows + staged.unreadable, tally }
    } finally {
      await staged.close()
    }
  }

  async #record(digest: string, { files, description }: FileSet, tally: Tally): Promise<void> {
    await this.#parts.ledger.record({
      digest,
      source: description.name,
      files: files.map(({ name, bytes, digest: ofFile }) => ({ name, bytes, digest: ofFile })),
      read: tally.counts().read,
      token: tally.token(),
      completedAt: this.#parts.now().toISOString(),
    })
  }

  #secondsSince(startedAt: Date): number {
    return (this.#parts.now().getTime() - startedAt.getTime()) / 1_000
  }
}

function readingOf(description: SourceDescription): Reading {
  const groupBy = groupColumns(description)
  const countsRepeats = groupBy.length === 0 && description.event.id === undefined
  return { format: description.format, groupBy, countsRepeats }
}

function repeated({ source, read, token, completedAt }: FileLedgerEntry, seconds: number): FileIngestResult {
  const none = { rows: 0, accepted: 0, suppressed: 0, deadLettered: 0 }
  return {
    source,
    ...none,
    read,
    duplicates: read,
    seconds,
    token,
    refused: [],
    fileFaults: [],
    ingestedBefore: completedAt,
  }
}
