import type { Command } from 'commander'
import type { Replay } from '../../app/dead-letters/index.ts'
import type { DeadLetter } from '../../app/ingest/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { CommandEnd } from '../command-end.ts'
import { option, outputOption, wholeNumber } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface ListOptions {
  readonly limit: number
  readonly after?: string
  readonly output: OutputFormat
}

interface ReplayOptions {
  readonly all?: boolean
  readonly output: OutputFormat
}

export function addDeadLetters(program: Command, services: CliServices): void {
  const deadLetters = program
    .command('dead-letters')
    .summary('look through refused events')
    .description('Events that were refused, as they were sent, and why.')
  deadLetters
    .command('list')
    .description('Lists refused events, oldest first.')
    .addOption(option('--limit <count>', 'how many', 'SELFSAME_LIMIT').argParser(wholeNumber(1, 1_000)).default(20))
    .addOption(option('--after <id>', 'begin after this one', 'SELFSAME_AFTER'))
    .addOption(outputOption())
    .action((options: ListOptions) => list(services, options))
  deadLetters
    .command('show')
    .description('Shows one refused event as it was sent. It may hold personal data.')
    .argument('<id>', 'its id')
    .addOption(outputOption())
    .action((id: string, options: { output: OutputFormat }) => show(services, id, options.output))
  deadLetters
    .command('replay')
    .description('Sends refused events in again, after what was wrong is mended.')
    .argument('[ids...]', 'their ids')
    .addOption(option('--all', 'every one of them', 'SELFSAME_ALL'))
    .addOption(outputOption())
    .action((ids: string[], options: ReplayOptions) => replay(services, ids, options))
}

async function list(services: CliServices, { limit, after, output }: ListOptions): Promise<void> {
  const letters = await withService(services, ({ deadLetters }) =>
    deadLetters.list(services.context, { first: limit, after: after ?? null }),
  )
  const out = new Output(services, output)
  out.data(letters.map(withoutRaw), () => listText(letters))
  if (letters.length === limit) out.note(`There may be more: --after ${letters.at(-1)?.id}`)
}

function withoutRaw({ id, receivedAt, protocol, sender, fault }: DeadLetter) {
  return { id, receivedAt, protocol, source: sender.source, fault }
}

function listText(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return 'No event is refused.'
  return tableText(
    letters.map(({ id, receivedAt, sender, fault }) => [
      id,
      receivedAt.slice(0, 19).replace('T', ' '),
      sender.source,
      fault.code,
      fault.field || '(event)',
      fault.message,
    ]),
  )
}

async function show(services: CliServices, id: string, output: OutputFormat): Promise<void> {
  const letter = await withService(services, ({ deadLetters }) => deadLetters.get(services.context, id))
  if (letter === null)
    throw new SelfsameError('NOT_FOUND', `There is no dead letter ${id}`, { remedy: 'selfsame dead-letters list' })
  const shown = { ...withoutRaw(letter), raw: letter.raw }
  new Output(services, output).data(shown, () => JSON.stringify(shown, null, 2))
}

async function replay(
  services: CliServices,
  ids: readonly string[],
  { all = false, output }: ReplayOptions,
): Promise<void> {
  if (all === ids.length > 0)
    throw new SelfsameError('BAD_REQUEST', 'Which dead letters to replay is not clear', {
      remedy: 'Name their ids, or give --all',
    })
  const { context } = services
  const outcome = await withService(services, ({ deadLetters }) =>
    all ? deadLetters.replayAll(context) : deadLetters.replay(context, ids),
  )
  new Output(services, output).data(outcome, () => replayText(outcome))
  if (outcome.deadLettered > 0) throw new CommandEnd('deadLettered')
}

function replayText({ accepted, duplicates, deadLettered, refused }: Replay): string {
  const sent = countOf(accepted + duplicates + deadLettered, 'event')
  const summary = `${sent} sent in again: ${accepted} accepted, ${duplicates} taken before, ${deadLettered} refused again`
  return [
    summary,
    ...refused.map(({ id, fault }) => `  ${id}  ${fault.code}  ${fault.field || '(event)'}  ${fault.message}`),
  ].join('\n')
}
