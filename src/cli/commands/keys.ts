import type { Command } from 'commander'
import type { WriteKey } from '../../app/ingest/index.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface AddOptions {
  readonly trusted?: boolean
  readonly output: OutputFormat
}

export function addKeys(program: Command, services: CliServices): void {
  const keys = program
    .command('keys')
    .summary('say who may send events')
    .description('Write keys: who may send events, and what their word is worth.')
  keys
    .command('list')
    .description('Lists write keys, revoked ones included; never their secrets.')
    .addOption(outputOption())
    .action((options: { output: OutputFormat }) => list(services, options.output))
  keys
    .command('add')
    .description('Makes a write key. Its secret is shown this once: only its hash is kept.')
    .argument('<source>', 'the name that its events bear as their source')
    .addOption(
      option(
        '--trusted',
        "a server's key, which vouches for e-mail addresses and phones; not for browsers",
        'SELFSAME_TRUSTED',
      ),
    )
    .addOption(outputOption())
    .action((source: string, options: AddOptions) => add(services, source, options))
  keys
    .command('revoke')
    .description('Ends a write key: what is sent with it from now on is refused. What it sent before stays.')
    .argument('<id>', 'its id, as listed')
    .addOption(outputOption())
    .action((id: string, options: { output: OutputFormat }) => revoke(services, id, options.output))
}

async function list(services: CliServices, output: OutputFormat): Promise<void> {
  const keys = await withService(services, (service) => service.keys.list(services.context))
  new Output(services, output).data(keys, () =>
    keys.length === 0 ? 'There is no write key.' : tableText(keys.map(rowOf)),
  )
}

function rowOf({ id, source, trusted, createdAt, revokedAt }: WriteKey): string[] {
  const state = revokedAt === null ? 'live' : `revoked ${revokedAt.slice(0, 10)}`
  return [id, source, trusted ? 'trusted' : 'untrusted', `made ${createdAt.slice(0, 10)}`, state]
}

async function add(services: CliServices, source: string, { trusted = false, output }: AddOptions): Promise<void> {
  const { writeKey, secret } = await withService(services, (service) =>
    service.keys.add(services.context, { source, trusted }),
  )
  const out = new Output(services, output)
  out.data({ ...writeKey, secret }, () => secret)
  out.note(
    `Write key ${writeKey.id} for source ${writeKey.source}, ${trusted ? 'trusted' : 'untrusted'}. Keep the secret: it is not shown again.`,
  )
}

async function revoke(services: CliServices, id: string, output: OutputFormat): Promise<void> {
  await withService(services, (service) => service.keys.revoke(services.context, id))
  new Output(services, output).data({ id }, () => `Write key ${id} is revoked.`)
}
