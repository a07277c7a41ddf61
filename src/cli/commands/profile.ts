import type { Command } from 'commander'
import { knownAsOf } from '../../app/lake/index.ts'
import { parseKey, SelfsameError } from '../../model/index.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { knownProfileText } from '../known-profile-text.ts'
import { profileCardText } from '../profile-card-text.ts'
import { readCard } from '../profile-card.ts'
import type { CliServices } from '../services.ts'
import { withService } from '../with-service.ts'

export function addProfile(program: Command, services: CliServices): void {
  program
    .command('profile')
    .summary('show a profile')
    .description('Shows the profile of an id or an identifier: what it is known by, what is said of it, what it did.')
    .argument(
      '<id|namespace:value>',
      'a profile id or any id it ever had, or an identifier such as email:jane@example.com',
    )
    .addOption(option('--as-of <instant>', 'as it was known then, out of the lake', 'SELFSAME_AS_OF'))
    .addOption(outputOption())
    .action((question: string, { output, asOf }: { output: OutputFormat; asOf?: string }) =>
      asOf === undefined ? profile(services, question, output) : profileAsOf(services, question, asOf, output),
    )
}

async function profile(services: CliServices, question: string, format: OutputFormat): Promise<void> {
  const card = await withService(services, (service) => readCard(service, services.context, question))
  if (card === null) throw unknown(question)
  new Output(services, format).data(card, (paint) => profileCardText(card, paint))
}

async function profileAsOf(services: CliServices, question: string, at: string, format: OutputFormat): Promise<void> {
  const known = await withService(services, async ({ lake, profiles, rules }) => {
    const identifier = parseKey(question)
    const who = identifier === null ? question : profiles.keyFor(identifier)
    const found = await lake.profileAsOf(services.context, who, at)
    return found === null ? null : knownAsOf(found, rules)
  })
  if (known === null) throw unknown(question)
  new Output(services, format).data(known, (paint) => knownProfileText(known, paint))
}

/** Does not repeat the value: what is said on stderr may be logged. */
function unknown(question: string): SelfsameError {
  const identifier = parseKey(question)
  if (identifier === null) return new SelfsameError('NOT_FOUND', `No profile has or had the id ${question}`)
  return new SelfsameError('NOT_FOUND', `Nobody is known by this identifier of namespace ${identifier.namespace}`, {
    remedy: "It was never seen, or stands for nobody: shared, blocked, or a household's",
  })
}
