import { basename } from 'node:path'
import type { Command } from 'commander'
import { entryOf } from '../../app/sources/index.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { tableText } from '../text.ts'

export function addSources(program: Command, services: CliServices): void {
  const sources = program
    .command('sources')
    .summary('say how files are read')
    .description('Source descriptions: which column is which identifier, attribute and time.')
  sources
    .command('list')
    .description('Lists the source descriptions that are there, faulty ones too.')
    .addOption(outputOption())
    .action((options: { output: OutputFormat }) => list(services, options.output))
  sources
    .command('init')
    .description(
      'Proposes a source description for a file, from what it holds, as YAML on stdout:\n  selfsame sources init orders.csv > config/sources/orders.yaml',
    )
    .argument('<file>', 'path of a CSV, JSON Lines or Parquet file, plain or gzip')
    .addOption(outputOption())
    .action((path: string, options: { output: OutputFormat }) => init(services, path, options.output))
}

async function list(services: CliServices, output: OutputFormat): Promise<void> {
  const sources = await services.sources.list(services.context)
  new Output(services, output).data(sources.map(entryOf), () => {
    if (sources.length === 0) return 'There is no source description.'
    return tableText(
      sources.map(entryOf).map(({ name, path, title, fault }) => [name ?? '(faulty)', path, fault ?? title ?? '']),
    )
  })
}

async function init(services: CliServices, path: string, output: OutputFormat): Promise<void> {
  const yaml = await services.sources.propose(services.context, path)
  const out = new Output(services, output)
  out.data({ yaml }, () => yaml.trimEnd())
  const saved = `config/sources/${basename(path).split('.')[0]}.yaml`
  out.note(`Save it as ${saved}, look it through, then: selfsame ingest ${path}`)
}
