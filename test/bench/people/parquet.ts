import { DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api'
import type { Row } from './people.ts'

const CELLS = ['given_name', 'family_name', 'birth_date', 'street', 'town', 'postcode', 'phone', 'email'] as const
const SEPARATOR = '\t'
/** As many as DuckDB takes at once. */
const ROWS_PER_CHUNK = 2_048

/** The files that people are written to. */
export interface PeopleFiles {
  /** What is matched: `id`, eight cells, `source`, and `person`, which says who it is. */
  readonly records: string
  /** What is known of each record beside that: `id`, `person`, `household`, `traits` and `marks` (lists with commas). */
  readonly truth: string
}

/** @param path of the records, ending with `.parquet`; the truth lies beside it */
export function peopleFiles(path: string): PeopleFiles {
  return { records: path, truth: path.replace(/(\.parquet)?$/, '.truth.parquet') }
}

/**
 * Writes rows as Parquet, ordered by id. Each crosses into DuckDB as one text with tabs between: that takes a fifth of
 * the time that a value at a time takes.
 */
export async function writePeople(rows: Iterable<Row>, { records, truth }: PeopleFiles): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run('CREATE TABLE line (id VARCHAR, cells VARCHAR)')
    const appender = await connection.createAppender('line')
    for (const chunk of chunksOf(rows)) appender.appendDataChunk(chunk)
    appender.closeSync()
    await connection.run(copySql(['id', ...CELLS, 'source', 'person'], records))
    await connection.run(copySql(['id', 'person', 'household', 'traits', 'marks'], truth))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function* chunksOf(rows: Iterable<Row>): Generator<DuckDBDataChunk> {
  let [ids, lines]: [string[], string[]] = [[], []]
  const chunk = () => {
    const filled = DuckDBDataChunk.create([VARCHAR, VARCHAR], ids.length)
    filled.setColumns([ids, lines])
    return filled
  }
  for (const row of rows) {
    ids.push(row.id)
    lines.push(lineOf(row))
    if (ids.length < ROWS_PER_CHUNK) continue
    yield chunk()
    ;[ids, lines] = [[], []]
  }
  if (ids.length > 0) yield chunk()
}

const COLUMNS = [...CELLS, 'source', 'person', 'household', 'traits', 'marks']

function lineOf({ cells, source, person, marks }: Row): string {
  const { id, household, traits } = person
  const told = CELLS.map((name) => cells[name] ?? '')
  return [...told, source, id, household, traits.join(', '), marks.join(', ')].join(SEPARATOR)
}

function copySql(columns: readonly string[], path: string): string {
  const selected = columns.map((name) =>
    name === 'id' ? 'id' : `nullif(cell[${COLUMNS.indexOf(name) + 1}], '') AS ${name}`,
  )
  return `COPY (SELECT ${selected.join(', ')} FROM (SELECT id, string_split(cells, '${SEPARATOR}') AS cell FROM line ORDER BY id))
    TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`
}
