import type { Command } from 'commander'
import { parseKey, SelfsameError, type LedgerDecision } from '../../model/index.ts'
import { keyFor } from '../keys.ts'
import { option, outputOption, wholeNumber } from '../options.ts'
import { entryData } from '../outcome-text.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices, OpenService } from '../services.ts'
import { tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface HistoryOptions {
  readonly limit: number
  readonly after?: string
  readonly output: OutputFormat
}

export function addHistory(program: Command, services: CliServices): void {
  program
    .command('history')
    .summary('the decisions about a profile')
    .description('Lists every decision about a profile, newest first: who, when, why, and what became of it.')
    .argument('<id|namespace:value>', 'a profile id or any id it ever had, or an identifier')
    .addOption(option('--limit <count>', 'how many', 'SELFSAME_LIMIT').argParser(wholeNumber(1, 1_000)).default(100))
    .addOption(option('--after <decision>', 'begin after this one', 'SELFSAME_AFTER'))
    .addOption(outputOption())
    .action((question: string, options: HistoryOptions) => history(services, question, options))
}

async function history(services: CliServices, question: string, options: HistoryOptions): Promise<void> {
  const decisions = await withService(services, (service) => read(services, service, question, options))
  const out = new Output(services, options.output)
  out.data(decisions.map(entryData), () =>
    decisions.length === 0 ? nothingText(options) : tableText(decisions.map(rowOf)),
  )
  if (decisions.length === options.limit) out.note(`There may be more: --after ${decisions.at(-1)?.id}`)
}

function nothingText({ after }: HistoryOptions): string {
  return after === undefined ? 'There is no decision about it.' : 'There is no earlier decision about it.'
}

async function read(
  { context }: CliServices,
  service: OpenService,
  question: string,
  { limit, after }: HistoryOptions,
): Promise<LedgerDecision[]> {
  const { profiles } = service
  const [profile] =
    parseKey(question) === null
      ? await profiles.byIds(context, [question])
      : await profiles.byIdentifiers(context, [keyFor(service, question)])
  // What is said on stderr may be logged: it does not repeat the question.
  if (profile == null)
    throw new SelfsameError('NOT_FOUND', 'No profile answers to this', { remedy: 'Check it with `selfsame profile`' })
  return profiles.history(context, profile.id, { first: limit, after: after ?? null })
}

function rowOf({ id, kind, at, by, reason, effect, undoneBy }: LedgerDecision): string[] {
  const effectText = effect.before.length === 0 ? '' : `${idsOf(effect.before)} → ${idsOf(effect.after)}`
  return [
    at.slice(0, 16).replace('T', ' '),
    id,
    kind,
    by,
    effectText,
    undoneBy === null ? reason : `${reason} (undone by ${undoneBy})`,
  ]
}

function idsOf(profiles: LedgerDecision['effect']['before']): string {
  return profiles.map(({ id }) => id).join(' + ')
}
