import type { Command } from 'commander'
import type { FileIngestResult } from '../../app/sources/index.ts'
import { CommandEnd } from '../command-end.ts'
import { FileProgressView } from '../file-progress.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices, OpenService } from '../services.ts'
import type { Paint } from '../terminal.ts'
import { countOf, countText, durationText } from '../text.ts'
import { untilApplied } from '../until-applied.ts'
import { withService } from '../with-service.ts'

interface IngestOptions {
  readonly source?: string
  readonly wait: boolean
  readonly output: OutputFormat
}

/** What an ingest came to. */
interface Ingested {
  readonly result: FileIngestResult
  readonly isApplied: boolean
  /** From the first byte read until all was on disk and, if waited for, applied. */
  readonly seconds: number
}

export function addIngest(program: Command, services: CliServices): void {
  program
    .command('ingest')
    .summary('take files in')
    .description(
      'Takes CSV, JSON Lines or Parquet files in, plain or gzip, and waits until all of it is applied.\nTaken again, a file changes nothing: its events are duplicates.',
    )
    .argument('<files...>', 'paths of the files, read as one: rows of several may be one event')
    .addOption(
      option('--source <name|path>', 'source description; found by the files when left out', 'SELFSAME_SOURCE'),
    )
    .addOption(option('--no-wait', 'end when all is on disk, before it is applied', 'SELFSAME_NO_WAIT'))
    .addOption(outputOption())
    .action((files: string[], options: IngestOptions) => ingest(services, files, options))
}

async function ingest(services: CliServices, paths: readonly string[], options: IngestOptions): Promise<void> {
  const ingested = await withService(services, (service) => takeIn(services, service, paths, options))
  const { result } = ingested
  const output = new Output(services, options.output)
  noteFaults(result, output)
  output.data(summaryOf(ingested), (paint) => summaryText(ingested, paint))
  if (result.deadLettered > 0 || result.fileFaults.length > 0) throw new CommandEnd('deadLettered')
}

async function takeIn(
  services: CliServices,
  service: OpenService,
  paths: readonly string[],
  { source, wait }: IngestOptions,
): Promise<Ingested> {
  const startedMs = performance.now()
  const progress = new Progress(services)
  const view = new FileProgressView(progress)
  const request = { paths, ...sourceOf(source), signal: services.interrupted, onProgress: view.show.bind(view) }
  const result = await service.files.ingest(services.context, request).finally(() => view.stop())
  if (wait) await applied(services, progress, service, result)
  return { result, isApplied: wait, seconds: Math.round(performance.now() - startedMs) / 1_000 }
}

/** A path has a slash or ends as YAML does; a name cannot. */
function sourceOf(source: string | undefined) {
  if (source === undefined) return {}
  return /[/\\]|\.ya?ml$/i.test(source) ? { descriptionPath: source } : { sourceName: source }
}

async function applied(
  { context, interrupted }: CliServices,
  progress: Progress,
  { tokens, stats }: OpenService,
  { accepted, token }: FileIngestResult,
): Promise<void> {
  const meter = progress.meter('applying', 'events')
  const application = {
    wait: () => tokens.until(context, token),
    pending: async () => (await stats.read(context)).pending,
    signal: interrupted,
  }
  try {
    await untilApplied(application, (pending) => meter.at(Math.max(0, accepted - pending), accepted))
    meter.at(accepted, accepted)
  } finally {
    meter.stop()
  }
}

/** The counts every script relies on, and what else is known. */
function summaryOf({ result, isApplied, seconds }: Ingested) {
  const { read, accepted, duplicates, suppressed, deadLettered, source, rows, token, ingestedBefore, fileFaults } =
    result
  return {
    read,
    accepted,
    duplicates,
    suppressed,
    deadLettered,
    seconds,
    source,
    rows,
    applied: isApplied,
    token,
    ingestedBefore,
    fileFaults,
  }
}

function noteFaults({ refused, deadLettered, fileFaults }: FileIngestResult, output: Output): void {
  for (const { message } of fileFaults) output.note(message)
  for (const { file, line, fault } of refused)
    output.note(`${file}:${line}  ${fault.code}  ${fault.field || '(event)'}  ${fault.message}`)
  if (deadLettered > refused.length) output.note(`… and ${countText(deadLettered - refused.length)} more`)
}

function summaryText({ result, isApplied, seconds }: Ingested, paint: Paint): string {
  const { read, rows, source, ingestedBefore } = result
  if (ingestedBefore !== null)
    return `These files were taken in completely on ${ingestedBefore.slice(0, 10)}, ${countOf(read, 'event')}: nothing was sent again`
  const rate = seconds > 0 ? `, ${countText(rows / seconds)} rows/s` : ''
  const state = isApplied ? 'on disk and applied' : 'on disk'
  return `${countOf(read, 'event')} of ${source} in ${countOf(rows, 'row')}: ${fates(result, paint)}\n${state} after ${durationText(seconds * 1_000)}${rate}`
}

function fates({ accepted, duplicates, suppressed, deadLettered }: FileIngestResult, paint: Paint): string {
  return [
    `${countText(accepted)} accepted`,
    ...(duplicates > 0 ? [`${countText(duplicates)} taken before`] : []),
    ...(suppressed > 0 ? [`${countText(suppressed)} suppressed`] : []),
    ...(deadLettered > 0 ? [paint('yellow', `${countText(deadLettered)} refused (selfsame dead-letters list)`)] : []),
  ].join(', ')
}
