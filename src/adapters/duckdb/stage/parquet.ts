import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceFile } from '../../../app/sources/index.ts'
import type { SelfsameError } from '../../../model/index.ts'
import { asked, literal, type Session } from '../session.ts'
import { unusable } from '../unusable.ts'
import { plainPath } from './plain-path.ts'

const NESTED = /\[\]$|\[\d+\]$|^(STRUCT|MAP|UNION|VARIANT)\b/

/** @throws SelfsameError BAD_REQUEST when the file is no Parquet */
export async function parquetColumns(session: Session, file: SourceFile): Promise<string[]> {
  const path = await plainPath(session.folder, file, 0)
  return (await parquetSelection(await session.connect(), file, path)).columns
}

/**
 * @returns the columns of a Parquet file, and the SQL that gives them as text: lists and objects as JSON
 * @throws SelfsameError BAD_REQUEST when it is none
 */
export async function parquetSelection(
  connection: DuckDBConnection,
  file: SourceFile,
  path: string,
): Promise<{ columns: string[]; selection: string }> {
  const described = await asked(() =>
    connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`),
  ).catch((error: Error) => {
    throw notParquet(file, error)
  })
  const types = described
    .getRowsJson()
    .map(([name, type]) => ({ name: String(name), isNested: NESTED.test(String(type)) }))
  const cells = types.map(({ name, isNested }, index) => {
    const column = `"${name.replaceAll('"', '""')}"`
    return `${isNested ? `to_json(${column})` : column}::VARCHAR AS c${index}`
  })
  return { columns: types.map(({ name }) => name), selection: cells.join(', ') }
}

export function notParquet(file: SourceFile, cause: Error): SelfsameError {
  return unusable(file.name, 'is no whole Parquet file', 'Export or fetch it again', cause)
}
