import type { Command } from 'commander'
import { confirm, requireTerminal } from '../confirm.ts'
import { option, outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'

interface ResetOptions {
  readonly yes?: boolean
  readonly output: OutputFormat
}

export function addReset(program: Command, services: CliServices): void {
  program
    .command('reset')
    .summary('remove all data')
    .description('Removes all data of this installation, for good. Asks first; off a terminal it needs --yes.')
    .addOption(option('-y, --yes', 'do not ask', 'SELFSAME_YES'))
    .addOption(outputOption())
    .action((options: ResetOptions) => reset(services, options))
}

async function reset(services: CliServices, { yes = false, output }: ResetOptions): Promise<void> {
  const data = await services.stack.describeData()
  if (!yes) {
    requireTerminal(services, `remove ${data}`)
    await confirm(services, `This removes ${data}, for good.`, 'Nothing was removed.', 'reset')
  }
  await new Progress(services).step('Removing all data', (report) => services.stack.reset(report))
  new Output(services, output).data({ reset: true }, () => 'All data is removed.')
}
