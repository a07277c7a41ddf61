import type { Command } from 'commander'
import { orInterrupted } from '../interrupt.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices, StackStatus } from '../services.ts'
import { indented, tableText } from '../text.ts'

type Verb = (services: CliServices, output: Output) => Promise<void>

export function addStack(program: Command, services: CliServices): void {
  const stack = program
    .command('stack')
    .summary('run the stores alone')
    .description('Neo4j and both Redis, on their own: to keep them running between commands.')
  const add = (name: string, description: string, verb: Verb) =>
    stack
      .command(name)
      .description(description)
      .addOption(outputOption())
      .action((options: { output: OutputFormat }) => verb(services, new Output(services, options.output)))
  add('up', 'Starts the stores, which run until `selfsame stack down`.', up)
  add('down', 'Ends them in order. What is stored stays.', down)
  add('status', 'Says whether they run, and where.', status)
}

const up: Verb = async ({ stack, ...services }, output) => {
  const progress = new Progress(services)
  const started = await orInterrupted(
    services.interrupted,
    progress.step('Starting the stores', (report) => stack.up(report)),
  )
  output.data(started, () => statusText(started))
}

const down: Verb = async ({ stack, ...services }, output) => {
  const wereUp = await new Progress(services).step('Ending the stores', (report) => stack.down(report))
  output.data({ down: true, wereUp }, () => (wereUp ? 'The stores are down.' : 'No stores were up.'))
}

const status: Verb = async ({ stack }, output) => {
  const running = await stack.status()
  output.data({ up: running !== null, ...running }, () =>
    running === null ? 'No stores are up.' : statusText(running),
  )
}

function statusText({ home, startedAt, detached, stores }: StackStatus): string {
  const until = detached ? 'until `selfsame stack down`' : 'as long as the process that started them'
  const rows = stores.map(({ name, provider, version, address, log }) => [name, version, provider, address, log ?? ''])
  return `Up since ${startedAt.slice(0, 19).replace('T', ' ')} UTC, ${until}; data in ${home}\n${indented(tableText(rows))}`
}
