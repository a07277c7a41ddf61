import type { SourceFile } from '../../../app/sources/index.ts'
import type { ColumnProfile, FileFormat, FileProfile, GroupingProfile } from '../../../channels/file/index.ts'
import { detectFormat, readHead } from '../csv/index.ts'
import { jsonColumnsOf } from '../json-columns.ts'
import { literal, type Session } from '../session.ts'
import { jsonCell, layDownAll } from '../stage/index.ts'

const ROWS_MAX = 200_000
const COLUMNS_MAX = 200
const GROUPINGS_MAX = 12
/** Of rows: what fewer share is an id of each row, not of a group. */
const GROUPS_SHARE_MAX = 0.8

/** Counts what a file's cells look like; takes no value out of the database. */
export async function profileFile(
  session: Session,
  file: SourceFile,
  shapes: Readonly<Record<string, string>>,
): Promise<FileProfile> {
  const head = await readHead(file.path, file.isCompressed)
  const format = file.kind === 'csv' ? detectFormat(file, head) : PLAIN
  const request = {
    files: [file],
    reading: { format, groupBy: [] },
    unreadablePath: `${session.folder}/unreadable.jsonl`,
    rowsMax: ROWS_MAX,
  }
  const [table] = await layDownAll(session, request, () => undefined)
  const names = (file.kind === 'jsonl' ? leavesOf(jsonColumnsOf(head)) : (table?.columns ?? [])).slice(0, COLUMNS_MAX)
  const cells = names.map(
    (name, index) => `nullif(trim(${file.kind === 'jsonl' ? jsonCell(name) : `c${index}`}), '') AS c${index}`,
  )
  await session.run(`CREATE TABLE sample AS SELECT ${cells.join(', ')} FROM ${table?.name}`)
  const [[rows] = []] = await session.rows('SELECT count(*)::DOUBLE FROM sample')
  const columns = await Promise.all(names.map((name, index) => profileColumn(session, name, index, shapes)))
  return {
    file: file.name,
    kind: file.kind,
    format,
    rows: Number(rows),
    columns,
    groupings: await profileGroupings(session, columns, Number(rows)),
  }
}

/** Keys that hold no keys themselves. */
function leavesOf(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)))
}

const PLAIN: FileFormat = { encoding: 'utf-8', quote: '"', escape: '"', decimal: '.' }

async function profileColumn(
  session: Session,
  name: string,
  index: number,
  shapes: Readonly<Record<string, string>>,
): Promise<ColumnProfile> {
  const cell = `c${index}`
  const counts = Object.values(shapes).map(
    (shape) => `count(*) FILTER (regexp_full_match(${cell}, ${literal(shape)}))::DOUBLE`,
  )
  const [[filled, distinct, ...shaped] = []] = await session.rows(
    `SELECT count(${cell})::DOUBLE, count(DISTINCT ${cell})::DOUBLE, ${counts.join(', ')} FROM sample`,
  )
  const names = Object.keys(shapes)
  return {
    name,
    filled: Number(filled),
    distinct: Number(distinct),
    shapes: Object.fromEntries(names.map((shape, at) => [shape, Number(shaped[at])])),
  }
}

/** For columns that several rows share: in how many of the groups the rows agree on each other column. */
async function profileGroupings(
  session: Session,
  columns: readonly ColumnProfile[],
  rows: number,
): Promise<GroupingProfile[]> {
  const candidates = columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column }) =>
        column.distinct > 1 && column.distinct < rows * GROUPS_SHARE_MAX && column.filled > rows * GROUPS_SHARE_MAX,
    )
    .toSorted((a, b) => b.column.distinct - a.column.distinct)
    .slice(0, GROUPINGS_MAX)
  return Promise.all(candidates.map(({ column, index }) => profileGrouping(session, column, index, columns)))
}

async function profileGrouping(
  session: Session,
  { name, distinct }: ColumnProfile,
  index: number,
  columns: readonly ColumnProfile[],
): Promise<GroupingProfile> {
  const agree = columns.map((_, at) => `avg(a${at})`)
  const agreement = columns.map((_, at) => `(min(c${at}) IS NOT DISTINCT FROM max(c${at}))::INT AS a${at}`)
  const [shares = []] = await session.rows(
    `SELECT ${agree.join(', ')} FROM (SELECT ${agreement.join(', ')} FROM sample WHERE c${index} IS NOT NULL GROUP BY c${index})`,
  )
  return {
    column: name,
    groups: distinct,
    agreeing: Object.fromEntries(columns.map((column, at) => [column.name, Number(shares[at])])),
  }
}
