import type { Command } from 'commander'
import type { ModelFit, ModelsReport, Promotion, UpkeepReport } from '../../app/real-time/index.ts'
import { dryRunOption, option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, durationText } from '../text.ts'
import { withService } from '../with-service.ts'

interface PromoteOptions {
  readonly reason: string
  readonly dryRun?: boolean
  readonly output: OutputFormat
}

interface IndexOptions {
  readonly rebuild?: boolean
  readonly output: OutputFormat
}

export function addMatchPromote(match: Command, services: CliServices): void {
  match
    .command('promote')
    .summary('match records as they come, by a model')
    .description(
      'Puts a model in force: from then on the worker compares every new or changed record with those that the graph has, and\nlinks it, asks a steward, or leaves it. What an earlier model said is judged again. With --preview it only says whether\nthe model fits the graph; `match apply --preview` shows what a run would merge and split.',
    )
    .argument('<model>', 'model.json, or the --out folder of a run')
    .addOption(option('--reason <text>', 'why; name nobody in it', 'SELFSAME_REASON').makeOptionMandatory())
    .addOption(dryRunOption())
    .addOption(outputOption())
    .action((path: string, options: PromoteOptions) => promote(services, path, options))
  match
    .command('models')
    .description('Says which model is in force, since when, by whom and why; and how matching in real time stands.')
    .addOption(outputOption())
    .action(({ output }: { output: OutputFormat }) => models(services, output))
  match
    .command('index')
    .description(
      'Builds the index of the graph’s records where it is missing or of another model, and matches what could not be when\nit came. The worker does so by itself; the index before serves meanwhile.',
    )
    .addOption(option('--rebuild', 'build it anew though it is there', 'SELFSAME_REBUILD'))
    .addOption(outputOption())
    .action((options: IndexOptions) => index(services, options))
}

async function promote(services: CliServices, path: string, options: PromoteOptions): Promise<void> {
  const { reason, dryRun = false, output } = options
  const out = new Output(services, output)
  if (dryRun) {
    const fit = await withService(services, (service) => service.models.preview(services.context, path))
    return out.data(fit, () => fitText(fit))
  }
  const promotion = await withService(services, (service) => service.models.promote(services.context, path, reason))
  out.data(
    promotion,
    () => `${promotionText(promotion)}\nThe worker builds its index; \`selfsame match index\` does it now`,
  )
}

async function models(services: CliServices, output: OutputFormat): Promise<void> {
  const report = await withService(services, (service) => service.models.list(services.context))
  new Output(services, output).data(report, () => reportText(report))
}

async function index(services: CliServices, { rebuild = false, output }: IndexOptions): Promise<void> {
  const report = await withService(services, async ({ upkeep }) => {
    const meter = new Progress(services).meter('indexing', 'records')
    try {
      const onProgress = (records: number) => meter.at(records, records)
      const options = { isRebuild: rebuild, onProgress, signal: services.interrupted }
      return await upkeep.run(services.context, options)
    } finally {
      meter.stop()
    }
  })
  new Output(services, output).data(report, () => upkeepText(report))
}

function fitText({ modelVersion, columns, inForce, isInForce }: ModelFit): string {
  const now = inForce === null ? 'No model is in force' : promotionText(inForce)
  const said = isInForce ? 'is in force already' : 'fits the graph'
  return `The model ${modelVersion} ${said}: it compares ${columns.join(', ')}\n${now}`
}

function promotionText({ number, modelVersion, at, by, reason }: Promotion): string {
  return `Model ${number} is in force: ${modelVersion}, since ${at} by ${by}: ${reason}`
}

function reportText({ inForce, index: standing, isBuilding, due, counts }: ModelsReport): string {
  if (inForce === null) return 'No model is in force: records are not matched as they come'
  const { records, pairs, links, reviews, milliseconds } = counts
  return [
    promotionText(inForce),
    standing === null
      ? 'index: none yet'
      : `index: ${countOf(standing.records, 'record')}, built ${standing.builtAt}${standing.modelVersion === inForce.modelVersion ? '' : ', of another model'}`,
    ...(isBuilding ? ['another index is being built'] : []),
    ...(due > 0 ? [`${countText(due)} vertices wait to be matched`] : []),
    `${countOf(records, 'record')} matched: ${countOf(pairs, 'pair')} compared, ${countOf(links, 'link')}, ${countOf(reviews, 'review')}, ${durationText(milliseconds)}`,
  ].join('\n')
}

function upkeepText({ index: standing, isBuilt, madeGood, judgedAgain }: UpkeepReport): string {
  if (standing === null) return 'No model is in force: there is nothing to index'
  return [
    `The index holds ${countOf(standing.records, 'record')}${isBuilt ? '' : ' already'}`,
    `${countText(madeGood)} vertices matched that had waited, ${countText(judgedAgain)} judged again that an earlier model spoke of`,
  ].join('\n')
}
