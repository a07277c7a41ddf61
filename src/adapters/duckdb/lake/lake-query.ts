import { SelfsameError } from '../../../model/index.ts'
import type { LakeTable, LakeView } from '../../../projections/lake/index.ts'
import type { TableQuery } from '../../delta/index.ts'
import { literal, Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { quoted, sqlColumns, sqlType } from './types.ts'

/** A table with the local paths of its data files. */
export interface QueriedTable {
  readonly table: LakeTable
  readonly localPaths: readonly string[]
}

/** Asks the lake's data files with DuckDB: every table and view by its name. */
export class LakeQuery implements TableQuery {
  readonly #settings: DuckDbSettings
  readonly #views: readonly LakeView[]

  /** @param views over the tables, each over those before it */
  constructor(settings: DuckDbSettings, views: readonly LakeView[]) {
    this.#settings = settings
    this.#views = views
  }

  async query(tables: readonly QueriedTable[], sql: string, values: Readonly<Record<string, string | number>>) {
    const session = await Session.open(this.#settings)
    try {
      for (const table of tables) await session.run(tableView(table))
      for (const view of this.#views) await session.run(`CREATE VIEW ${quoted(view.name)} AS ${view.sql}`)
      return await session.answer(sql, values)
    } catch (error) {
      throw error instanceof SelfsameError ? error : wrong(error)
    } finally {
      await session.close()
    }
  }
}

/** Files lack columns that were added after them: an empty table has them all. */
function tableView({ table, localPaths }: QueriedTable): string {
  const columns = table.columns.map(({ name, type }) => `NULL::${sqlType(type)} AS ${quoted(name)}`)
  const empty = `SELECT ${columns.join(', ')} WHERE false`
  if (localPaths.length === 0) return `CREATE VIEW ${quoted(table.name)} AS ${empty}`
  const partition = table.columns.filter(({ name }) => name === table.partitionBy)
  const hive =
    partition.length === 0
      ? 'hive_partitioning = false'
      : `hive_partitioning = true, hive_types = ${sqlColumns(partition)}`
  const files = `read_parquet([${localPaths.map(literal).join(', ')}], union_by_name = true, ${hive})`
  return `CREATE VIEW ${quoted(table.name)} AS ${empty} UNION ALL BY NAME FROM ${files}`
}

function wrong(error: unknown): SelfsameError {
  return new SelfsameError('BAD_REQUEST', error instanceof Error ? error.message : String(error), {
    cause: error,
    remedy: '`selfsame lake tables` lists tables, views and their columns',
  })
}
