import type { Command } from 'commander'
import { labelsText, warningsText } from '../match-text.ts'
import { orInterrupted } from '../interrupt.ts'
import {
  linkOnlyOption,
  type RecordOptions,
  requestOf,
  settingsOption,
  truthOption,
  withFilesAndId,
} from '../match-options.ts'
import { verdictsFor, type VerdictOptions, withVerdictOptions } from '../match-verdicts.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { MatchProgress } from '../match-progress.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import { countOf, durationText } from '../text.ts'

interface TrainOptions extends RecordOptions, VerdictOptions {
  readonly out: string
  readonly output: OutputFormat
}

export function addMatchTrain(match: Command, services: CliServices): void {
  withVerdictOptions(withFilesAndId(match.command('train')))
    .summary('learn a model, and nothing else')
    .description(
      'Learns from files what `match run` learns and writes only the model, for `--model`. Says what was learnt badly.\nThe model holds values of persons.',
    )
    .addOption(settingsOption())
    .addOption(linkOnlyOption())
    .addOption(truthOption(': measures the model'))
    .addOption(option('--out <file>', 'where the model goes', 'SELFSAME_OUT').makeOptionMandatory())
    .addOption(outputOption())
    .action((files: string[], options: TrainOptions) => train(services, files, options))
}

async function train(services: CliServices, paths: readonly string[], options: TrainOptions): Promise<void> {
  const { out, output } = options
  const progress = new MatchProgress(new Progress(services))
  const request = {
    ...requestOf(paths, options),
    verdicts: await verdictsFor(services, options),
    labelsPath: options.labels,
    modelFile: out,
    onPhase: progress.onPhase,
    onPairs: progress.onPairs,
    signal: services.interrupted,
  }
  const report = await orInterrupted(services.interrupted, services.match.train(services.context, request)).finally(
    () => progress.stop(),
  )
  new Output(services, output).data({ model: out, ...report }, () =>
    [
      `learnt from ${countOf(report.records, 'record')} in ${durationText(report.seconds.total * 1_000)}: ${out}`,
      ...labelsText(report),
      ...warningsText(report),
    ].join('\n'),
  )
}
