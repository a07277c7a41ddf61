import { join } from 'node:path'
import type { Reading, SourceFile, StagedRows, TableReader } from '../../app/sources/index.ts'
import type { FileFormat, FileProfile } from '../../channels/file/index.ts'
import { dialectOf, headerOf, readHead } from './csv/index.ts'
import { inspectFiles } from './inspect-files.ts'
import { jsonColumnsOf } from './json-columns.ts'
import { profileFile } from './profile/profile-file.ts'
import { Session } from './session.ts'
import type { DuckDbSettings } from './settings.ts'
import { arrange, layDownAll, parquetColumns, stagedRows } from './stage/index.ts'

/** Reads files of rows with DuckDB, in bounded memory. */
export class DuckDbTableReader implements TableReader {
  readonly #settings: DuckDbSettings

  constructor(settings: DuckDbSettings) {
    this.#settings = settings
  }

  inspect(paths: readonly string[]): Promise<SourceFile[]> {
    return inspectFiles(paths)
  }

  async columns(file: SourceFile, format: FileFormat): Promise<string[]> {
    if (file.kind === 'parquet') return this.#withSession((session) => parquetColumns(session, file))
    const head = await readHead(file.path, file.isCompressed)
    return file.kind === 'jsonl' ? jsonColumnsOf(head) : headerOf(head, dialectOf(file, format, head))
  }

  async stage(files: readonly SourceFile[], reading: Reading, onFile: (file: SourceFile) => void): Promise<StagedRows> {
    const session = await Session.open(this.#settings)
    try {
      const unreadablePath = join(session.folder, 'unreadable.jsonl')
      const tables = await layDownAll(session, { files, reading, unreadablePath }, onFile)
      const unreadable = tables.reduce((sum, table) => sum + table.unreadable, 0)
      const columns = await arrange(session, tables, reading, unreadable > 0 ? unreadablePath : null)
      return await stagedRows({
        session,
        columns,
        fileNames: files.map(({ name }) => name),
        unreadable,
        unreadablePath,
      })
    } catch (error) {
      await session.close()
      throw error
    }
  }

  profile(file: SourceFile, shapes: Readonly<Record<string, string>>): Promise<FileProfile> {
    return this.#withSession((session) => profileFile(session, file, shapes))
  }

  async #withSession<Answer>(use: (session: Session) => Promise<Answer>): Promise<Answer> {
    const session = await Session.open(this.#settings)
    try {
      return await use(session)
    } finally {
      await session.close()
    }
  }
}
