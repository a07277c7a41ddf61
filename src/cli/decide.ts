import type { Command } from 'commander'
import type { Outcome, Wish } from '../app/decide/index.ts'
import { SelfsameError } from '../model/index.ts'
import { confirm, requireTerminal } from './confirm.ts'
import { dryRunOption, option, outputOption } from './options.ts'
import { blastRadiusText, outcomeData, outcomeText, type ToldOutcome } from './outcome-text.ts'
import { Output, type OutputFormat } from './output.ts'
import type { CliServices, OpenService } from './services.ts'
import { withService } from './with-service.ts'

/** What every decision is asked with. */
export interface DecideOptions {
  readonly reason: string
  readonly idempotencyKey?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly output: OutputFormat
}

export function withDecideOptions(command: Command): Command {
  return command
    .addOption(
      option('--reason <text>', 'why, for the ledger; name nobody in it', 'SELFSAME_REASON').makeOptionMandatory(),
    )
    .addOption(
      option(
        '--idempotency-key <text>',
        'given again, the same request is carried out once (default: a new one)',
        'SELFSAME_IDEMPOTENCY_KEY',
      ),
    )
    .addOption(dryRunOption())
    .addOption(option('-y, --yes', 'do not ask', 'SELFSAME_YES'))
    .addOption(outputOption())
}

/**
 * Carries a decision out: on a terminal it is shown first and confirmed, elsewhere `--yes` must say that it is meant.
 *
 * @param name `merge`
 * @throws SelfsameError as its use case, and CONFLICT when it was not confirmed
 */
export async function decide(
  services: CliServices,
  name: string,
  options: DecideOptions,
  work: (service: OpenService, wish: Wish) => Promise<Outcome>,
): Promise<void> {
  const { reason, idempotencyKey, dryRun = false, yes = false } = options
  if (!dryRun && !yes) requireTerminal(services, `carry out a decision (${name})`)
  const output = new Output(services, options.output)
  const outcome = await withService(services, async (service): Promise<ToldOutcome> => {
    const wish = { reason, idempotencyKey }
    const preview = async () => withFigures(services, service, await work(service, { ...wish, preview: true }))
    if (dryRun) return preview()
    if (!yes) await confirmPreview(services, name, output, await preview())
    return { ...(await work(service, wish)), figures: null }
  })
  output.data(outcomeData(outcome), (paint) => outcomeText(outcome, paint))
}

/** A decision can be previewed while figures cannot be read. */
async function withFigures(
  { context }: CliServices,
  { profiles }: OpenService,
  outcome: Outcome,
): Promise<ToldOutcome> {
  if (outcome.preview === null) return { ...outcome, figures: null }
  try {
    return { ...outcome, figures: await profiles.previewed(context, outcome.preview) }
  } catch (error) {
    if (error instanceof SelfsameError && error.code === 'UNAVAILABLE') return { ...outcome, figures: null }
    throw error
  }
}

/** What was done already under the same idempotency key needs no question. */
async function confirmPreview(
  services: CliServices,
  name: string,
  output: Output,
  { preview, figures }: ToldOutcome,
): Promise<void> {
  if (preview === null) return
  output.note(blastRadiusText(preview, figures, output.paint))
  await confirm(services, `This is a ${name} of profiles that are in use.`, 'Nothing was changed.', name)
}
