import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Answer, LakeAppend, LakeKeeping, LakeWriting, PositionMove, TableState } from '../../app/lake/index.ts'
import { SelfsameError } from '../../model/index.ts'
import type { LakeRow, LakeTable } from '../../projections/lake/index.ts'
import { PROTOCOL, type Action, type AddFile, type MetaData } from './actions.ts'
import { compactions, type Compaction } from './compactions.ts'
import { DeltaTable, type DeltaTablePorts } from './delta-table.ts'
import { schemaStringOf, withColumnsOf } from './schema.ts'
import type { Snapshot } from './snapshot.ts'
import { vacuum } from './vacuum.ts'

/** A data file, written and not yet taken over. */
export interface WrittenFile {
  /** Value of the column that partitions the table; null where none does. */
  readonly partition: string | null
  readonly localPath: string
  readonly rows: number
  /** As Delta keeps them. */
  readonly stats: string
}

/** Writes data files. */
export interface DataFiles {
  /** @returns one for each partition */
  write(table: LakeTable, rows: readonly LakeRow[]): Promise<WrittenFile[]>
  /** Puts files of a partition into one, which is clustered anew. */
  merge(table: LakeTable, partition: string | null, localPaths: readonly string[]): Promise<WrittenFile>
}

/** Asks data files. */
export interface TableQuery {
  query(
    tables: readonly { readonly table: LakeTable; readonly localPaths: readonly string[] }[],
    sql: string,
    values: Readonly<Record<string, string | number>>,
  ): Promise<Answer>
}

export interface DeltaLakePorts extends DeltaTablePorts {
  readonly tables: readonly LakeTable[]
  readonly files: DataFiles
  readonly queries: TableQuery
  /** Of the graph whose lake it is; null for who only reads. */
  readonly graphId: string | null
}

const GRAPH_ID = 'selfsame.graphId'

/** The lake's tables as Delta tables, a folder each. */
export class DeltaLake implements LakeWriting, LakeKeeping {
  readonly #ports: DeltaLakePorts
  readonly #tables: ReadonlyMap<string, DeltaTable>

  constructor(ports: DeltaLakePorts) {
    this.#ports = ports
    this.#tables = new Map(ports.tables.map(({ name }) => [name, new DeltaTable(name, ports)]))
  }

  async positions(table: LakeTable): Promise<ReadonlyMap<string, bigint>> {
    const { txns } = await this.#of(table).refresh()
    return new Map([...txns].map(([appId, { version }]) => [appId, version]))
  }

  /** Data files first, then the commit that names them: a crash in between leaves files that nobody reads. */
  async append({ table, rows, name, moves }: LakeAppend): Promise<void> {
    const delta = this.#of(table)
    const before = await delta.refresh()
    this.#assertOurs(before)
    if (isMoved(before, moves)) return
    assertThere(before, moves)
    const written = rows.length === 0 ? [] : await this.#ports.files.write(table, rows)
    const adds: AddFile[] = []
    for (const file of written) adds.push(await this.#take(table, file, name, true))
    await delta.commit({
      operation: 'WRITE',
      plan: (newest) => {
        if (isMoved(newest, moves)) return null
        assertThere(newest, moves)
        return [...this.#definition(table, newest), ...this.#txns(moves), ...adds.map((add) => ({ add }))]
      },
    })
  }

  async describe(): Promise<TableState[]> {
    return Promise.all(this.#ports.tables.map((table) => this.#describe(table)))
  }

  async query(sql: string, values: Readonly<Record<string, string | number>> = {}): Promise<Answer> {
    const tables = await Promise.all(
      this.#ports.tables.map(async (table) => {
        const { files } = await this.#of(table).refresh()
        return { table, localPaths: await Promise.all([...files.keys()].map((path) => this.#localPath(table, path))) }
      }),
    )
    return this.#ports.queries.query(tables, sql, values)
  }

  async compact(table: LakeTable): Promise<{ before: number; after: number }> {
    const { files } = await this.#of(table).refresh()
    const due = compactions(table, [...files.values()])
    for (const compaction of due) await this.#compact(table, compaction)
    return { before: due.reduce((sum, { paths }) => sum + paths.length, 0), after: due.length }
  }

  vacuum(table: LakeTable, retentionMs: number): Promise<{ files: number; bytes: number }> {
    return vacuum(this.#of(table), this.#ports, retentionMs)
  }

  /** Rows stay the same ones; a file that was removed meanwhile means that somebody else compacts. */
  async #compact(table: LakeTable, { partition, paths, name }: Compaction): Promise<void> {
    const delta = this.#of(table)
    const localPaths = await Promise.all(paths.map((path) => this.#localPath(table, path)))
    const add = await this.#take(table, await this.#ports.files.merge(table, partition, localPaths), name, false)
    await delta.commit({
      operation: 'OPTIMIZE',
      plan: (newest) => {
        const removed = paths.map((path) => newest.files.get(path))
        if (removed.some((file) => file === undefined)) return null
        return [{ add }, ...removed.filter((file) => file !== undefined).map((file) => this.#removal(file))]
      },
    })
  }

  #removal({ path, partitionValues, size }: AddFile): Action {
    const deletionTimestamp = this.#ports.now()
    return {
      remove: { path, deletionTimestamp, dataChange: false, extendedFileMetadata: true, partitionValues, size },
    }
  }

  /** Moves a written file to its place. @param name without folder and ending */
  async #take(table: LakeTable, file: WrittenFile, name: string, dataChange: boolean): Promise<AddFile> {
    const { partition, localPath, stats } = file
    const isParted = table.partitionBy !== null && partition !== null
    const path = `${isParted ? `${table.partitionBy}=${encodeURIComponent(partition)}/` : ''}${name}.parquet`
    const size = await this.#ports.store.takeFile(`${table.name}/${decodeURIComponent(path)}`, localPath)
    await rm(localPath, { force: true })
    const partitionValues: Record<string, string> = isParted ? { [String(table.partitionBy)]: partition } : {}
    return { path, partitionValues, size, modificationTime: this.#ports.now(), dataChange, stats }
  }

  #txns(moves: readonly PositionMove[]): Action[] {
    const lastUpdated = this.#ports.now()
    return moves.map(({ appId, to }) => ({ txn: { appId, version: to, lastUpdated } }))
  }

  /** What a table is: of a new one all, of one that lacks columns its metadata with them. */
  #definition(table: LakeTable, { metaData }: Snapshot): Action[] {
    if (metaData === null) return [{ protocol: PROTOCOL }, { metaData: this.#metaDataOf(table) }]
    const schemaString = withColumnsOf(metaData.schemaString, table)
    return schemaString === null ? [] : [{ metaData: { ...metaData, schemaString } }]
  }

  #metaDataOf(table: LakeTable): MetaData {
    const { graphId, now } = this.#ports
    return {
      id: randomUUID(),
      name: table.name,
      description: table.description,
      format: { provider: 'parquet', options: {} },
      schemaString: schemaStringOf(table),
      partitionColumns: table.partitionBy === null ? [] : [table.partitionBy],
      createdTime: now(),
      configuration: graphId === null ? {} : { [GRAPH_ID]: graphId },
    }
  }

  async #describe(table: LakeTable): Promise<TableState> {
    const { version, files } = await this.#of(table).refresh()
    const all = [...files.values()]
    return {
      name: table.name,
      description: table.description,
      version,
      rows: all.reduce((sum, { stats }) => sum + (JSON.parse(stats) as { numRecords: number }).numRecords, 0),
      files: all.length,
      bytes: all.reduce((sum, { size }) => sum + size, 0),
    }
  }

  #localPath(table: LakeTable, path: string): Promise<string> {
    return this.#ports.store.localPath(`${table.name}/${decodeURIComponent(path)}`)
  }

  #of({ name }: LakeTable): DeltaTable {
    const table = this.#tables.get(name)
    if (table === undefined) throw new TypeError(`The lake has no table ${name}`)
    return table
  }

  #assertOurs({ metaData }: Snapshot): void {
    const owner = metaData?.configuration[GRAPH_ID]
    const { graphId, store } = this.#ports
    if (owner === undefined || graphId === null || owner === graphId) return
    throw new SelfsameError('CONFIGURATION', `The lake at ${store.url} is that of another graph`, {
      remedy: 'Set LAKE_URL to an empty place; or put the graph back that this lake is of',
    })
  }
}

/** Whether all of it is committed already: a commit whose answer was lost is tried again. */
function isMoved(snapshot: Snapshot, moves: readonly PositionMove[]): boolean {
  return moves.every(({ appId, to }) => snapshot.positionOf(appId) === to)
}

function assertThere(snapshot: Snapshot, moves: readonly PositionMove[]): void {
  const elsewhere = moves.filter(({ appId, from }) => snapshot.positionOf(appId) !== from)
  if (elsewhere.length === 0) return
  const [{ appId } = { appId: '' }] = elsewhere
  throw new SelfsameError('CONFLICT', `Another writer has moved the lake's position of ${appId}`, {
    remedy: 'Nothing to do: the worker asks the lake again where it is',
  })
}
