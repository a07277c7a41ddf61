import { type Command, InvalidArgumentError } from 'commander'
import type { HandedOver, MatchResult } from '../../app/handover/index.ts'
import { dryRunOption, option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import { rulesDiffText } from '../rules-diff-text.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText } from '../text.ts'
import { withService } from '../with-service.ts'

interface HandoverOptions {
  readonly dryRun?: boolean
  readonly output: OutputFormat
}

interface ApplyOptions extends HandoverOptions {
  readonly source: string
}

interface ScoresOptions extends HandoverOptions {
  readonly modelName: string
  readonly cut: number
  readonly source?: string
}

const REPLACES =
  'What this name gave before and does not give now is taken back. Ended before it is done, it goes on where it was.\nEvery merge and split is a decision that `selfsame undo` takes back.'

export function addMatchApply(match: Command, services: CliServices): void {
  match
    .command('apply')
    .description(`Hands the result of a \`match run\` over to the graph, as evidence and conflicts.\n${REPLACES}`)
    .argument('<folder>', 'the folder of the run')
    .addOption(
      option(
        '--source <name>',
        'source whose records the ids are, unless they are record.<source>:<id>; the name of the result',
        'SELFSAME_SOURCE',
      ).makeOptionMandatory(),
    )
    .addOption(dryRunOption())
    .addOption(outputOption())
    .action((folder: string, options: ApplyOptions) =>
      handOver(services, options, () => services.matcherResults.ofRun(services.context, folder, options.source)),
    )
  match
    .command('import-scores')
    .description(
      `Hands scores of pairs over that another matcher gave: a CSV, JSON Lines or Parquet file of id_l, id_r, and match_weight\n(bits) or probability.\n${REPLACES}`,
    )
    .argument('<file>', 'path of the file')
    .addOption(
      option(
        '--model-name <name>',
        'name under which the next file replaces this one',
        'SELFSAME_MODEL_NAME',
      ).makeOptionMandatory(),
    )
    .addOption(
      option('--cut <bits>', 'pairs of so many bits or more are one person', 'SELFSAME_CUT').default(0).argParser(bits),
    )
    .addOption(option('--source <name>', 'source whose records the ids are, unless they say it', 'SELFSAME_SOURCE'))
    .addOption(dryRunOption())
    .addOption(outputOption())
    .action((path: string, options: ScoresOptions) => {
      const { modelName, cut: cutBits, source = null } = options
      const read = () => services.matcherResults.ofScores(services.context, path, modelName, { cutBits, source })
      return handOver(services, options, read)
    })
}

function bits(text: string): number {
  const number = /^[+-]?\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : NaN
  if (Number.isFinite(number)) return number
  throw new InvalidArgumentError('A number of bits is expected, such as 0 or -1.5.')
}

/** What is read is checked before any store is opened. */
async function handOver(
  services: CliServices,
  { dryRun = false, output }: HandoverOptions,
  read: () => Promise<MatchResult>,
): Promise<void> {
  const result = await read()
  const out = new Output(services, output)
  if (dryRun) {
    const found = await withService(services, ({ handover }) => handover.preview(services.context, result))
    return out.data(found, (paint) => rulesDiffText(found, paint))
  }
  const handed = await withService(services, async ({ handover }) => {
    const meter = new Progress(services).meter('handing over', 'clusters')
    try {
      return await handover.apply(services.context, result, ({ done, total }) => meter.at(done, total))
    } finally {
      meter.stop()
    }
  })
  out.data(handed, () => handedText(handed))
}

function handedText(handed: HandedOver): string {
  const { matcher, modelVersion, records, unknownRecords, evidence, conflicts, changedClusters, merges, splits } =
    handed
  const known = `${matcher} ${modelVersion}: ${countOf(records, 'record')}, ${countText(evidence)} of evidence, ${countOf(conflicts, 'conflict')}`
  const done = `${countOf(changedClusters, 'cluster')} changed: ${countOf(merges, 'merge')}, ${countOf(splits, 'split')}`
  const unknown = `${countOf(unknownRecords, 'record')} unknown to the graph: ingest them, and hand over again`
  return [known, done, ...(unknownRecords > 0 ? [unknown] : [])].join('\n')
}
