import type { Command } from 'commander'
import { parseKey, SelfsameError } from '../../model/index.ts'
import { keyFor } from '../keys.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices, OpenService } from '../services.ts'
import { tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface Options {
  readonly output: OutputFormat
}

export function addSegments(program: Command, services: CliServices): void {
  const segments = program
    .command('segments')
    .summary('who is meant: segments of people')
    .description('Segments of people, as config/segments.yaml defines them.')
  segments
    .command('list')
    .description('Lists the segments there are.')
    .addOption(outputOption())
    .action((options: Options) => list(services, options))
  segments
    .command('diff')
    .description('Says which segments another file would add, remove and change.')
    .argument('<file>', 'what would stand in the place of config/segments.yaml')
    .addOption(outputOption())
    .action((file: string, options: Options) => diff(services, file, options))
  segments
    .command('of')
    .description('Lists the segments that a profile is in now, and when that may end by time alone.')
    .argument('<id|namespace:value>', 'a profile id or any id it ever had, or an identifier')
    .addOption(outputOption())
    .action((question: string, options: Options) => of(services, question, options))
}

async function list(services: CliServices, { output }: Options): Promise<void> {
  const entries = await withService(services, async ({ segments }) => segments.list(services.context))
  new Output(services, output).data(entries, () =>
    tableText(entries.map(({ name, description }) => [name, description])),
  )
}

async function diff(services: CliServices, file: string, { output }: Options): Promise<void> {
  const found = await withService(services, async ({ segments }) => segments.diffFile(services.context, file))
  const rows = Object.entries(found).flatMap(([kind, names]) => (names as string[]).map((name) => [kind, name]))
  new Output(services, output).data(found, () => (rows.length === 0 ? 'Nothing differs.' : tableText(rows)))
}

async function of(services: CliServices, question: string, { output }: Options): Promise<void> {
  const memberships = await withService(services, (service) => read(services, service, question))
  new Output(services, output).data(memberships, () =>
    memberships.length === 0
      ? 'It is in no segment.'
      : tableText(memberships.map(({ name, description, changesAt }) => [name, description, changesAt ?? ''])),
  )
}

async function read({ context }: CliServices, service: OpenService, question: string) {
  const { profiles, segments } = service
  const [profile] =
    parseKey(question) === null
      ? await profiles.byIds(context, [question])
      : await profiles.byIdentifiers(context, [keyFor(service, question)])
  // What is said on stderr may be logged: it does not repeat the question.
  if (profile == null)
    throw new SelfsameError('NOT_FOUND', 'No profile answers to this', { remedy: 'Check it with `selfsame profile`' })
  const [memberships = []] = await segments.ofProfiles(context, [profile])
  return memberships
}
