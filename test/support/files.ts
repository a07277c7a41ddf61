/** File ingest on real DuckDB, into a log in memory. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { DUCKDB_DEFAULTS, DuckDbTableReader } from '../../src/adapters/duckdb/index.ts'
import { EVENT_BYTES_MAX, Ingest } from '../../src/app/ingest/index.ts'
import {
  type DescriptionStore,
  FileIngest,
  type FileIngestParts,
  type FileIngestRequest,
  type FileLedger,
  type FileLedgerEntry,
  SourceCatalogue,
} from '../../src/app/sources/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import type { RowGroup } from '../../src/channels/file/index.ts'
import { DEVELOPMENT_CONTEXT, SelfsameError } from '../../src/model/index.ts'
import { MemoryDeadLetters, MemoryLog, RULES } from './gate.ts'

export const SHIPPED = new URL('../../config/sources/', import.meta.url).pathname

/** Files of a test's own, removed with it. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'selfsame-files-'))

  constructor() {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }))
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name)
    writeFileSync(path, content)
    return path
  }
}

export class MemoryLedger implements FileLedger {
  readonly entries = new Map<string, FileLedgerEntry>()

  async find(digest: string): Promise<FileLedgerEntry | null> {
    return this.entries.get(digest) ?? null
  }

  async record(entry: FileLedgerEntry): Promise<void> {
    this.entries.set(entry.digest, entry)
  }
}

/** Descriptions given as YAML, or the shipped ones. */
export function descriptions(...yamls: readonly string[]): DescriptionStore {
  const given = yamls.map((yaml, index) => ({ path: `given-${index}.yaml`, yaml }))
  const all = yamls.length > 0 ? given : shipped()
  return {
    list: async () => all,
    read: async (path) => {
      const found = all.find((one) => one.path === path)
      if (!found) throw new SelfsameError('NOT_FOUND', `There is no source description at ${path}`)
      return found
    },
  }
}

function shipped() {
  return readdirSync(SHIPPED).map((name) => ({ path: name, yaml: readFileSync(join(SHIPPED, name), 'utf8') }))
}

/** A reader with its spill folder beside the test's files. */
export function tableReader(folder: TestFolder, memoryBytesMax = DUCKDB_DEFAULTS.memoryBytesMax): DuckDbTableReader {
  return new DuckDbTableReader({ ...DUCKDB_DEFAULTS, memoryBytesMax, spillFolder: join(folder.path, 'spill') })
}

/** The whole way of a file, from its bytes to a log in memory. */
export class FileWorld {
  readonly folder: TestFolder
  readonly reader: DuckDbTableReader
  readonly catalogue: SourceCatalogue
  readonly log = new MemoryLog()
  readonly letters = new MemoryDeadLetters()
  readonly ledger = new MemoryLedger()
  readonly files: FileIngest

  constructor(yamls: readonly string[] = [], parts: Partial<FileIngestParts> = {}) {
    this.folder = new TestFolder()
    this.reader = tableReader(this.folder)
    this.catalogue = new SourceCatalogue(descriptions(...yamls), this.reader)
    const { log, letters: deadLetters, reader, catalogue, ledger } = this
    const acceptor = new Ingest({ log, deadLetters, rules: () => RULES, channels: CHANNELS, defaultCurrency: 'GBP' })
    const clock = { now: () => new Date(), pause: () => Promise.resolve() }
    this.files = new FileIngest({
      reader,
      catalogue,
      acceptor,
      ledger,
      eventBytesMax: EVENT_BYTES_MAX.file,
      ...clock,
      ...parts,
    })
  }

  ingest(paths: readonly string[], request: Partial<FileIngestRequest> = {}) {
    return this.files.ingest(DEVELOPMENT_CONTEXT, { paths, ...request })
  }

  /** Writes one file and ingests it. */
  ingestText(name: string, content: string | Uint8Array) {
    return this.ingest([this.folder.write(name, content)])
  }

  get events() {
    return this.log.events
  }

  /** What was refused, and where. */
  get refusals() {
    return this.letters.all.map(({ fault, raw }) => {
      const { file, line } = raw as { file: string; line: number }
      return { file, line, code: fault.code, field: fault.field }
    })
  }
}

export function rowsOf(columns: readonly string[], ...rows: readonly Record<string, string>[]): RowGroup {
  const cells = rows.map((row, index) => ({
    file: 'a.csv',
    line: index + 2,
    cells: columns.map((column) => row[column] ?? null),
  }))
  return { key: null, occurrence: 1, rows: cells, defect: null }
}
