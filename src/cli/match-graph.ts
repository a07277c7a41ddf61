import { setTimeout as sleep } from 'node:timers/promises'
import type { GraphRun, GraphRunResult, RunWish } from '../app/match-runs/index.ts'
import { SelfsameError } from '../model/index.ts'
import { Output, type OutputFormat } from './output.ts'
import { Progress } from './progress.ts'
import type { CliServices, OpenService } from './services.ts'
import { countOf, countText, durationText } from './text.ts'
import { withService } from './with-service.ts'

const ASK_EVERY_MS = 500

/** Asks for a run over the graph, waits for its end and says what it came to. Ctrl-C cancels it. */
export async function runOnGraph(services: CliServices, wish: RunWish, output: OutputFormat): Promise<void> {
  const run = await withService(services, (service) => followed(services, service, wish))
  new Output(services, output).data(run, () => runText(run))
}

/** @throws SelfsameError what the run failed with, and CONFLICT when somebody cancelled it */
async function followed(services: CliServices, { matchRuns }: OpenService, wish: RunWish): Promise<GraphRun> {
  const { context, interrupted } = services
  const progress = new Progress(services)
  const { id } = await matchRuns.start(context, wish)
  let said = ''
  for (;;) {
    if (interrupted.aborted) await matchRuns.cancel(context, id)
    const run = await matchRuns.run(context, id)
    if (run === null || run.endedAt !== null || interrupted.aborted) return succeeded(run, id)
    const line = progressText(run)
    if (line !== said) progress.line((said = line))
    await sleep(ASK_EVERY_MS, undefined, { signal: interrupted }).catch(() => {})
  }
}

function succeeded(run: GraphRun | null, id: string): GraphRun {
  if (run?.state === 'succeeded') return run
  const fault = run?.fault
  if (fault == null)
    throw new SelfsameError('CONFLICT', `The match run ${id} was cancelled`, { remedy: 'Ask for another one' })
  const code = fault.code === 'INTERNAL_SERVER_ERROR' ? 'UNAVAILABLE' : fault.code
  throw new SelfsameError(code, fault.message, { remedy: fault.remedy ?? undefined })
}

function progressText({ id, progress }: GraphRun): string {
  if (progress === null) return `match run ${id}: waiting for a worker`
  const { phase, records, pairs, expectedEndAt } = progress
  return [
    phase === 'handOver' ? 'hand over' : phase,
    ...(records === null ? [] : [countOf(records, 'record')]),
    ...(pairs === null ? [] : [countOf(pairs, 'pair')]),
    ...(expectedEndAt === null ? [] : [`about until ${expectedEndAt.slice(11, 19)} UTC`]),
  ].join(', ')
}

function runText({ id, isPreview, result }: GraphRun): string {
  return result === null ? `${id} is done` : figuresText(id, isPreview, result)
}

function figuresText(id: string, isPreview: boolean, result: GraphRunResult): string {
  const { records, clusters, pairs, links, conflicts, reviews, verdicts, merges, splits, seconds } = result
  const came = `${countOf(merges, 'merge')}, ${countOf(splits, 'split')}`
  return [
    `${id}: ${countOf(records, 'record')} are ${countText(clusters)} people; ${countOf(pairs, 'pair')} compared in ${durationText(seconds * 1_000)}`,
    `${countOf(links, 'link')}, ${countOf(conflicts, 'conflict')}, ${countOf(reviews, 'pair')} for stewards to look at; learnt from ${countOf(verdicts, 'verdict')}`,
    isPreview ? `It would come to ${came}` : came,
  ].join('\n')
}
