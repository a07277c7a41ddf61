import type { Command } from 'commander'
import type { Review } from '../../identity/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { decide, type DecideOptions } from '../decide.ts'
import { dryRunOption, option, outputOption, wholeNumber } from '../options.ts'
import { Output } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, tableText } from '../text.ts'
import { withService } from '../with-service.ts'

/** As people say it, to the pin it makes. */
const VERDICTS = { same: 'same', different: 'apart' } as const

interface ReviewOptions extends Omit<DecideOptions, 'reason'> {
  readonly decide?: keyof typeof VERDICTS
  readonly reason?: string
  readonly limit: number
  readonly after?: string
}

export function addMatchReview(match: Command, services: CliServices): void {
  match
    .command('review')
    .summary('pairs on which a word says the most')
    .description(
      'Lists pairs of records of which the matcher is not sure, those first whose answer is worth most: those that it keeps\napart, and those that it holds together and doubts; with --decide answers one. An answer is a pin: it outlasts every model, and the pair is not asked again.',
    )
    .argument('[review]', 'id of the pair to decide')
    .addOption(
      option('--decide <verdict>', 'whether the two are one person', 'SELFSAME_DECIDE').choices(Object.keys(VERDICTS)),
    )
    .addOption(option('--reason <text>', 'why, for the ledger; name nobody in it', 'SELFSAME_REASON'))
    .addOption(
      option(
        '--idempotency-key <text>',
        'given again, the same answer is given once (default: a new one)',
        'SELFSAME_IDEMPOTENCY_KEY',
      ),
    )
    .addOption(dryRunOption())
    .addOption(option('-y, --yes', 'do not ask', 'SELFSAME_YES'))
    .addOption(option('--limit <count>', 'how many', 'SELFSAME_LIMIT').argParser(wholeNumber(1, 100)).default(20))
    .addOption(option('--after <cursor>', 'begin after this one', 'SELFSAME_AFTER'))
    .addOption(outputOption())
    .action((reviewId: string | undefined, options: ReviewOptions) =>
      reviewId === undefined && options.decide === undefined
        ? list(services, options)
        : answer(services, reviewId, options),
    )
}

async function answer(services: CliServices, reviewId: string | undefined, options: ReviewOptions): Promise<void> {
  const { decide: word, reason } = options
  if (reviewId === undefined || word === undefined || reason === undefined)
    throw new SelfsameError('BAD_REQUEST', 'An answer takes the pair’s id, --decide and --reason', {
      remedy: 'Take an id of `selfsame match review`: selfsame match review --decide different --reason "…" ID',
    })
  const verdict = VERDICTS[word]
  await decide(services, 'pin', { ...options, reason }, ({ reviews }, wish) =>
    reviews.decide(services.context, { ...wish, reviewId, verdict }),
  )
}

async function list(services: CliServices, { limit, after, output }: ReviewOptions): Promise<void> {
  const page = await withService(services, ({ reviews }) =>
    reviews.queue(services.context, { first: limit, after: after ?? null }),
  )
  const out = new Output(services, output)
  const found = page.reviews.map(({ review }) => review)
  out.data(found, () => (found.length === 0 ? 'Nothing is asked.' : tableText(found.map(rowOf))))
  if (page.hasMore) out.note(`There is more: --after ${page.reviews.at(-1)?.cursor}`)
}

function rowOf({ id, a, b, bits, records, isJoined, matcher }: Review): string[] {
  const weight = `${bits > 0 ? '+' : ''}${bits.toFixed(2)} bits`
  return [id, isJoined ? 'together' : 'apart', weight, countOf(records, 'record'), matcher, a, b]
}
