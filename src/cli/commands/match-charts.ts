import type { Command } from 'commander'
import { bitsArgument } from '../match-options.ts'
import { type LabelOptions, labelsOf, withLabels } from '../match-labels.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf } from '../text.ts'

interface ChartsOptions extends LabelOptions {
  readonly out: string
  readonly cutBits: number
  readonly output: OutputFormat
}

export function addMatchCharts(match: Command, services: CliServices): void {
  withLabels(
    match
      .command('charts')
      .summary('what a run learnt and decided, as pictures')
      .description(
        'Draws a match run: weights with the cut, clusters by size, and for each field how often pairs of one person and of\nstrangers are on each level. With labels also precision and recall. Writes SVG files and an index.html.',
      )
      .argument('<folder>', 'the --out folder of the run'),
  )
    .addOption(option('--out <folder>', 'where the pictures go', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(
      option('--cut-bits <bits>', 'the cut that the run was given', 'SELFSAME_CUT_BITS')
        .argParser(bitsArgument)
        .default(0),
    )
    .addOption(outputOption())
    .action((folder: string, options: ChartsOptions) => draw(services, folder, options))
}

async function draw(services: CliServices, folder: string, options: ChartsOptions): Promise<void> {
  const { out, cutBits, output } = options
  const request = { folder, outFolder: out, cutBits, labels: labelsOf(options) }
  const drawn = await services.matchCharts.draw(services.context, request)
  new Output(services, output).data(drawn, () => `${countOf(drawn.charts.length, 'chart')} in ${drawn.page}`)
}
