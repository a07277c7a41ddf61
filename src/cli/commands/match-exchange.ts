import type { Command, Option } from 'commander'
import type { ExportReport } from '../../app/match/index.ts'
import { SPLINK_DIALECTS, type SplinkDialect } from '../../matching/index.ts'
import { orInterrupted } from '../interrupt.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, indented } from '../text.ts'

interface OutOptions {
  readonly out: string
  readonly output: OutputFormat
}

type ExportOptions = OutOptions & { readonly dialect: SplinkDialect }
type CleanOptions = OutOptions & { readonly id: string; readonly model: string }

/** `export`, `import` and `clean`. */
export function addMatchExchange(match: Command, services: CliServices): void {
  match
    .command('export')
    .summary('a model as settings of Splink')
    .description(
      'Writes a model as settings of Splink, for clusters of machines. Splink needs the records as `match clean` writes\nthem. The file holds all of the model, values of persons too.',
    )
    .argument('<model>', 'model.json of a run')
    .addOption(programOption('--to <program>', 'SELFSAME_TO'))
    .addOption(option('--dialect <sql>', 'whose SQL', 'SELFSAME_DIALECT').choices(SPLINK_DIALECTS).default('duckdb'))
    .addOption(option('--out <file>', 'where it goes', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((modelPath: string, options: ExportOptions) => exportModel(services, modelPath, options))
  match
    .command('import')
    .summary('settings of Splink as a model')
    .description('Writes a trained model of Splink as one that `match run --model` scores by, as Splink does.')
    .argument('<settings>', 'file that linker.misc.save_model_to_json wrote, or `match export`')
    .addOption(programOption('--from <program>', 'SELFSAME_FROM'))
    .addOption(option('--out <file>', 'where the model goes', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((settingsPath: string, options: OutOptions) => importModel(services, settingsPath, options))
  addMatchClean(match, services)
}

function addMatchClean(match: Command, services: CliServices): void {
  match
    .command('clean')
    .summary('records as an exported model needs them')
    .description(
      'Writes the records of files to a Parquet file with the columns that settings of `match export` are about.',
    )
    .argument('<files...>', 'paths of CSV, JSON Lines or Parquet files, read as one')
    .addOption(option('--id <column>', 'column that names a record', 'SELFSAME_ID').makeOptionMandatory())
    .addOption(option('--model <file>', 'the model that was exported', 'SELFSAME_MODEL').makeOptionMandatory())
    .addOption(option('--out <file>', 'where they go', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((paths: string[], options: CleanOptions) => clean(services, paths, options))
}

function programOption(flags: string, variable: 'SELFSAME_TO' | 'SELFSAME_FROM'): Option {
  return option(flags, 'the other program', variable).choices(['splink']).makeOptionMandatory()
}

async function exportModel(services: CliServices, modelPath: string, options: ExportOptions): Promise<void> {
  const { dialect, out, output } = options
  const report = await services.modelExchange.exportModel(services.context, { modelPath, dialect, outPath: out })
  new Output(services, output).data(report, () => exportText(report, out))
}

function exportText({ columns, blockingRules }: ExportReport, out: string): string {
  return [
    `${out} has settings of Splink over the columns unique_id and:`,
    ...columns.map((name) => indented(name)),
    ...blockingRules.map(({ column, recordsMax }) =>
      indented(`${column} (of at most ${recordsMax} records, else null)`),
    ),
  ].join('\n')
}

async function importModel(services: CliServices, settingsPath: string, { out, output }: OutOptions): Promise<void> {
  const report = await services.modelExchange.importModel(services.context, { settingsPath, outPath: out })
  const text = `${out} has a model over ${countOf(report.columns.length, 'column')} and ${countOf(report.blockingRules, 'blocking rule')}`
  new Output(services, output).data(report, () => text)
}

async function clean(services: CliServices, paths: readonly string[], options: CleanOptions): Promise<void> {
  const { id, model, out, output } = options
  const request = { paths, idColumn: id, modelPath: model, outPath: out, signal: services.interrupted }
  const report = await orInterrupted(services.interrupted, services.modelExchange.clean(services.context, request))
  new Output(services, output).data(report, () => `${countOf(report.records, 'record')} written to ${out}`)
}
