import type { Command } from 'commander'
import type { LiveContext } from '../../app/context/index.ts'
import { type Activity, parseKey, SelfsameError } from '../../model/index.ts'
import { contextData, contextText } from '../context-text.ts'
import { keyFor } from '../keys.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices, OpenService } from '../services.ts'
import { withService } from '../with-service.ts'

const INTERACTIONS = 20

export function addContext(program: Command, services: CliServices): void {
  const context = program
    .command('context')
    .summary('what somebody is about just now')
    .description('Live context over all channels: visits, the cart, open support cases, what was recommended.')
  context
    .command('show')
    .description('Shows the live context of a profile.')
    .argument('<id|namespace:value>', 'a profile id or any id it ever had, or an identifier, an anonymous one too')
    .addOption(outputOption())
    .action((question: string, { output }: { output: OutputFormat }) => show(services, question, output))
  context
    .command('update')
    .description('Changes live context, as an event on the log.')
    .argument('<namespace:value>', 'whose it is: an identifier, an anonymous one too')
    .argument('<json>', `what has changed, as the input of updateContext: '{"cart":{"add":[{"productId":"P-1"}]}}'`)
    .addOption(outputOption())
    .action((identifier: string, json: string, { output }: { output: OutputFormat }) =>
      update(services, identifier, json, output),
    )
}

async function show(services: CliServices, question: string, output: OutputFormat): Promise<void> {
  const [live, interactions] = await withService(services, (service) => read(services, service, question))
  new Output(services, output).data(contextData(live, interactions), () => contextText(live, interactions))
}

async function read(
  { context }: CliServices,
  service: OpenService,
  question: string,
): Promise<readonly [LiveContext, readonly Activity[]]> {
  const { profiles } = service
  const [profile] =
    parseKey(question) === null
      ? await profiles.byIds(context, [question])
      : await profiles.byIdentifiers(context, [keyFor(service, question)])
  // What is said on stderr may be logged: it does not repeat the question.
  if (profile == null)
    throw new SelfsameError('NOT_FOUND', 'No profile answers to this', { remedy: 'Check it with `selfsame profile`' })
  const [live] = await service.context.ofProfiles(context, [profile])
  if (live === undefined) throw new TypeError('Nothing was answered for one profile')
  return [live, await service.context.interactions(context, profile, INTERACTIONS)]
}

async function update(services: CliServices, identifier: string, json: string, output: OutputFormat): Promise<void> {
  const parsed = parseKey(identifier)
  if (parsed === null)
    throw new SelfsameError('BAD_REQUEST', 'An identifier is written namespace:value', {
      remedy: 'Such as cookie:5f1c or customer:C-1',
    })
  const input = { ...objectOf(json), identifier: parsed }
  const updated = await withService(services, async (service) => {
    const answer = await service.contextUpdates.update(services.context, input)
    await service.tokens.until(services.context, answer.token)
    return answer
  })
  new Output(services, output).data(updated, () => 'The change is applied.')
}

function objectOf(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below: it may hold a person's data.
  }
  throw new SelfsameError('BAD_REQUEST', 'What has changed is no JSON object', {
    remedy: `Write it as the input of updateContext: '{"cart":{"add":[{"productId":"P-1"}]}}'`,
  })
}
