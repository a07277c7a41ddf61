import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Action, CheckpointFiles } from '../../delta/index.ts'
import { decodeActions, encodeActions } from '../../delta/index.ts'
import { literal, Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'

const TEXTS = 'MAP(VARCHAR, VARCHAR)'

/** Columns of a classic checkpoint, as the protocol has them, by the kind of action. */
const COLUMNS = {
  protocol: 'STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER)',
  metaData: `STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options ${TEXTS}), schemaString VARCHAR, partitionColumns VARCHAR[], createdTime BIGINT, configuration ${TEXTS})`,
  txn: 'STRUCT(appId VARCHAR, version BIGINT, lastUpdated BIGINT)',
  add: `STRUCT(path VARCHAR, partitionValues ${TEXTS}, size BIGINT, modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR)`,
  remove: `STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN, extendedFileMetadata BOOLEAN, partitionValues ${TEXTS}, size BIGINT)`,
} as const

/** Checkpoints of Delta's log as Parquet, by DuckDB. */
export class ParquetCheckpoints implements CheckpointFiles {
  readonly #settings: DuckDbSettings

  constructor(settings: DuckDbSettings) {
    this.#settings = settings
  }

  write<T>(actions: readonly Action[], use: (localPath: string) => Promise<T>): Promise<T> {
    return this.#withSession(async (session) => {
      const [lines, localPath] = [join(session.folder, 'actions.jsonl'), join(session.folder, 'checkpoint.parquet')]
      await writeFile(lines, encodeActions(actions), { mode: 0o600 })
      const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`)
      const rows = `read_json(${literal(lines)}, format = 'newline_delimited', columns = {${columns.join(', ')}})`
      await session.run(`COPY (FROM ${rows}) TO ${literal(localPath)} (FORMAT parquet, COMPRESSION zstd)`)
      return use(localPath)
    })
  }

  read(localPath: string): Promise<Action[]> {
    return this.#withSession(async (session) => {
      const kinds = Object.keys(COLUMNS)
      const rows = await session.rows(
        `SELECT ${kinds.map((kind) => `to_json(${kind})::VARCHAR`).join(', ')} FROM ${literal(localPath)}`,
      )
      const lines = rows.flatMap((row) =>
        row.flatMap((json, at) => (json === null ? [] : `{"${kinds[at]}":${String(json)}}`)),
      )
      return decodeActions(Buffer.from(lines.join('\n')))
    })
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
