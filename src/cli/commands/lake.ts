import type { Command } from 'commander'
import type { Answer, TableState, Verified } from '../../app/lake/index.ts'
import { LAKE_TABLES, LAKE_VIEWS } from '../../projections/lake/index.ts'
import { CommandEnd } from '../command-end.ts'
import { option, outputOption, wholeNumber, withExample } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { bytesText, countOf, countText, indented, tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface Options {
  readonly output: OutputFormat
}

const RETENTION_DAYS = 7

export function addLake(program: Command, services: CliServices): void {
  const lake = program
    .command('lake')
    .summary('ask and keep the lake')
    .description('The lake holds every event and every change as Parquet, in tables of Delta Lake: see docs/lake.md.')
  lake
    .command('tables')
    .description('Lists tables and views: how large they are, what they and their columns mean.')
    .addOption(outputOption())
    .action(({ output }: Options) => tables(services, output))
  withExample(
    lake.command('query'),
    `selfsame lake query "SELECT date, count(*) FROM events GROUP BY date ORDER BY date"`,
  )
    .description('Asks tables and views in SQL (DuckDB).')
    .argument('<sql>', 'a query')
    .addOption(outputOption())
    .action((sql: string, { output }: Options) => query(services, sql, output))
  lake
    .command('compact')
    .description('Puts small files together. The worker does so every hour.')
    .addOption(outputOption())
    .action(({ output }: Options) => compact(services, output))
  lake
    .command('vacuum')
    .description('Deletes files that no version needs which is younger than some days. The worker does so every hour.')
    .addOption(
      option('--days <count>', 'how far back versions stay readable', 'SELFSAME_DAYS')
        .argParser(wholeNumber(0, 365))
        .default(RETENTION_DAYS),
    )
    .addOption(outputOption())
    .action((options: Options & { days: number }) => vacuum(services, options))
  lake
    .command('verify')
    .description('Folds all changes of the lake and holds what they come to against the graph.')
    .addOption(outputOption())
    .action(({ output }: Options) => verify(services, output))
}

async function tables(services: CliServices, format: OutputFormat): Promise<void> {
  const states = await services.lake.tables(services.context)
  const described = states.map((state) => ({ ...state, columns: columnsOf(state.name) }))
  const views = LAKE_VIEWS.map(({ name, description }) => ({ name, description }))
  new Output(services, format).data({ tables: described, views }, (paint) =>
    [
      ...states.map((state) => `${paint('bold', state.name)}  ${sizeText(state)}\n${indented(tableBody(state))}`),
      paint('cyan', 'views'),
      ...views.map(({ name, description }) => `${paint('bold', name)}\n${indented(description)}`),
    ].join('\n'),
  )
}

function tableBody({ name, description }: TableState): string {
  return `${description}\n${tableText(columnsOf(name).map((column) => [column.name, column.description]))}`
}

function columnsOf(table: string) {
  return (LAKE_TABLES.find(({ name }) => name === table)?.columns ?? []).map(({ name, description }) => ({
    name,
    description,
  }))
}

function sizeText({ rows, files, bytes }: TableState): string {
  return `${countOf(rows, 'row')}, ${countOf(files, 'file')}, ${bytesText(bytes)}`
}

async function query(services: CliServices, sql: string, format: OutputFormat): Promise<void> {
  const answer = await services.lake.query(services.context, sql)
  new Output(services, format).data(rowsOf(answer), () => tableText([answer.columns, ...answer.rows.map(cells)]))
}

function rowsOf({ columns, rows }: Answer): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
}

function cells(row: readonly unknown[]): string[] {
  return row.map((cell) => (typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : String(cell ?? '')))
}

async function compact(services: CliServices, format: OutputFormat): Promise<void> {
  const done = await services.lake.compact(services.context)
  new Output(services, format).data(done, () =>
    tableText(done.map(({ table, before, after }) => [table, `${countText(before)} files became ${countText(after)}`])),
  )
}

async function vacuum(services: CliServices, { days, output }: Options & { days: number }): Promise<void> {
  const done = await services.lake.vacuum(services.context, days)
  new Output(services, output).data(done, () =>
    tableText(done.map(({ table, files, bytes }) => [table, `${countOf(files, 'file')} deleted, ${bytesText(bytes)}`])),
  )
}

async function verify(services: CliServices, format: OutputFormat): Promise<void> {
  const verified = await withService(services, ({ lake }) => lake.verify(services.context))
  new Output(services, format).data(verified, () => verifiedText(verified))
  if (verified.differences.length > 0) throw new CommandEnd('findings')
}

function verifiedText({ change, differences }: Verified): string {
  if (differences.length === 0) return `The lake, folded up to change ${change}, equals the graph`
  const rows = differences.map(({ what, id, graph, lake }) => [what, id, `graph: ${graph}`, `lake: ${lake}`])
  return `At change ${change} they differ:\n${indented(tableText(rows))}`
}
