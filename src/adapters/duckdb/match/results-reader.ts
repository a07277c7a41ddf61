import type { Labels, MatchResult, ResultsReader } from '../../../app/match/results/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import { inspectFiles } from '../inspect-files.ts'
import { Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { readSource } from './read-source.ts'
import { readRunFolder } from './run-folder.ts'

/** Results of match runs, read with DuckDB. */
export class DuckDbResultsReader implements ResultsReader {
  readonly #session: Session

  private constructor(session: Session) {
    this.#session = session
  }

  static async open(settings: DuckDbSettings): Promise<DuckDbResultsReader> {
    return new DuckDbResultsReader(await Session.open(settings))
  }

  async read(folder: string): Promise<MatchResult> {
    const { ids, clusters, pairs } = await readRunFolder(this.#session, folder, null)
    return { ids, clusters, ...pairs }
  }

  async readLabels({ paths, idColumn, truthColumn }: Labels): Promise<ReadonlyMap<string, number>> {
    const { columns } = await readSource(this.#session, await inspectFiles(paths))
    const cellOf = (column: string) => {
      if (!columns.includes(column)) throw noColumn(column, columns)
      return `trim(c${columns.indexOf(column)})`
    }
    const rows = await this.#session.rows(
      `SELECT ${cellOf(idColumn)}, dense_rank() OVER (ORDER BY ${cellOf(truthColumn)})::INTEGER FROM source
        WHERE nullif(${cellOf(truthColumn)}, '') IS NOT NULL`,
    )
    await this.#session.run('DROP TABLE source')
    return new Map(rows.map(([id, person]) => [String(id), Number(person)]))
  }

  close(): Promise<void> {
    return this.#session.close()
  }
}

function noColumn(column: string, columns: readonly string[]): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `The labels have no column ${column}`, {
    remedy: `Their columns are ${columns.join(', ')}`,
  })
}
