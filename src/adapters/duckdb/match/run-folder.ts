import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SelfsameError } from '../../../model/index.ts'
import { literal, type Session } from '../session.ts'
import { readClusters, readNumbered } from './numbered.ts'
import { runSql } from './run-sql.ts'

/**
 * Reads the records, clusters and pairs that one `match run` wrote, whoever wants to know.
 *
 * @param bitsMin pairs between clusters are left out unless one of them has this weight; null: all are taken
 * @returns of each id the number of a record that names its cluster
 * @throws SelfsameError NOT_FOUND or BAD_REQUEST when the folder does not hold the results of one run
 */
export async function readRunFolder(session: Session, folder: string, bitsMin: number | null) {
  for (const name of ['clusters.parquet', 'pairs.parquet']) requireFile(folder, name)
  try {
    for (const statement of runSql(literal(folder), bitsMin)) await session.run(statement)
  } catch (cause) {
    throw notARun(folder, cause)
  }
  const [[lost] = []] = await session.rows('SELECT count(*) FROM lost')
  if (Number(lost) > 0) throw notOneRun(folder, Number(lost))
  return { ...(await readNumbered(session)), clusters: await readClusters(session) }
}

function requireFile(folder: string, name: string): void {
  if (existsSync(join(folder, name))) return
  throw new SelfsameError('NOT_FOUND', `There is no ${name} in ${folder}`, {
    remedy: 'Name the folder that was given to `selfsame match run` as --out',
  })
}

function notARun(folder: string, cause: unknown): SelfsameError {
  if (cause instanceof SelfsameError) return cause
  return new SelfsameError('BAD_REQUEST', `The files in ${folder} are no result of a match run`, {
    cause,
    remedy: 'Run `selfsame match run` again; clusters.parquet has the columns id and cluster',
  })
}

function notOneRun(folder: string, rows: number): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `${rows} pairs or records of ${folder} do not fit to one another`, {
    remedy: 'Take clusters.parquet, pairs.parquet and model.json as one `selfsame match run` wrote them',
  })
}
