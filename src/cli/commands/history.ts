import type { Command } from 'commander'
import { decisionsInOrder, type LedgerDecision } from '../../app/read/index.ts'
import { parseKey, SelfsameError } from '../../model/index.ts'
import { keyFor } from '../keys.ts'
import { outputOption } from '../options.ts'
import { entryData } from '../outcome-text.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices, OpenService } from '../services.ts'
import { tableText } from '../text.ts'
import { withService } from '../with-service.ts'

export function addHistory(program: Command, services: CliServices): void {
  program
    .command('history')
    .summary('the decisions about a profile')
    .description('Lists every decision about a profile, newest first: who, when, why, and what became of it.')
    .argument('<id|namespace:value>', 'a profile id or any id it ever had, or an identifier')
    .addOption(outputOption())
    .action((question: string, options: { output: OutputFormat }) => history(services, question, options.output))
}

async function history(services: CliServices, question: string, format: OutputFormat): Promise<void> {
  const decisions = await withService(services, (service) => read(services, service, question))
  new Output(services, format).data(decisions.map(entryData), () =>
    decisions.length === 0 ? 'There is no decision about it.' : tableText(decisions.map(rowOf)),
  )
}

async function read({ context }: CliServices, service: OpenService, question: string): Promise<LedgerDecision[]> {
  const { profiles } = service
  const [profile] =
    parseKey(question) === null
      ? await profiles.byIds(context, [question])
      : await profiles.byIdentifiers(context, [keyFor(service, question)])
  // What is said on stderr may be logged: it does not repeat the question.
  if (profile == null)
    throw new SelfsameError('NOT_FOUND', 'No profile answers to this', { remedy: 'Check it with `selfsame profile`' })
  const [ledger] = await profiles.ledgers(context, [profile.id])
  return decisionsInOrder(ledger?.decisions ?? [])
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
