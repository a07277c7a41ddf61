import type { Command } from 'commander'
import type { RelayConsumer, RelayStatus } from '../../app/relay/index.ts'
import { option, outputOption, wholeNumber } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { countOf, countText, tableText } from '../text.ts'
import { withService } from '../with-service.ts'

interface Options {
  readonly output: OutputFormat
}

export function addRelay(program: Command, services: CliServices): void {
  const relay = program
    .command('relay')
    .summary('see who follows the changes, and send them on')
    .description('Consumers of changes: what follows the graph, each change in order and at least once.')
  relay
    .command('status')
    .description('Says how far each consumer is, and who is parked, and why.')
    .addOption(outputOption())
    .action(({ output }: Options) => status(services, output))
  relay
    .command('replay')
    .description('Sends a consumer back to a change, from which it takes all anew, or on past one that it cannot take.')
    .argument('<name>', 'the consumer, as `relay status` names it')
    .addOption(
      option('--from <number>', 'the first change that it is to take', 'SELFSAME_FROM')
        .argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER))
        .makeOptionMandatory(),
    )
    .addOption(outputOption())
    .action((name: string, { from, output }: Options & { readonly from: number }) =>
      change(services, output, (verbs) => verbs.replay(services.context, name, from)),
    )
  relay
    .command('resume')
    .description('Lets a parked consumer go on with the change that it was parked at, after what was wrong is mended.')
    .argument('<name>', 'the consumer')
    .addOption(outputOption())
    .action((name: string, { output }: Options) =>
      change(services, output, (verbs) => verbs.resume(services.context, name)),
    )
  relay
    .command('rebuild')
    .description('Has a consumer made anew from the stores, by a worker, while what it made serves on.')
    .argument('<name>', 'the consumer')
    .addOption(outputOption())
    .action((name: string, { output }: Options) =>
      change(services, output, (verbs) => verbs.rebuild(services.context, name)),
    )
}

type Verbs = Parameters<Parameters<typeof withService>[1]>[0]['relay']

async function status(services: CliServices, output: OutputFormat): Promise<void> {
  const told = await withService(services, ({ relay }) => relay.status(services.context))
  new Output(services, output).data(told, () => statusText(told))
}

function statusText({ head, pruned, consumers }: RelayStatus): string {
  const kept = pruned === 0 ? '' : `, those up to ${countText(pruned)} are pruned`
  const outbox = `The last change is ${countText(head)}${kept}.`
  return consumers.length === 0
    ? `${outbox}\nNobody follows the changes.`
    : `${outbox}\n${tableText(consumers.map(rowOf))}`
}

function rowOf({ name, state, position, lag, isFed, fault, parkedAt }: RelayConsumer): string[] {
  const feeding = isFed ? 'fed' : 'not fed'
  const why = fault === null ? '' : `${fault}, since ${parkedAt}`
  return [name, state, `at ${countText(position)}`, `${countOf(lag, 'change')} behind`, feeding, why]
}

async function change(
  services: CliServices,
  output: OutputFormat,
  verb: (verbs: Verbs) => Promise<RelayConsumer>,
): Promise<void> {
  const consumer = await withService(services, ({ relay }) => verb(relay))
  new Output(services, output).data(consumer, () => tableText([rowOf(consumer)]))
}
