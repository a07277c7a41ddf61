import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { SelfsameError } from '../../model/index.ts'
import { Interrupted } from '../interrupt.ts'
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
  if (!yes) await confirm(services, data)
  await new Progress(services).step('Removing all data', (report) => services.stack.reset(report))
  new Output(services, output).data({ reset: true }, () => 'All data is removed.')
}

/** @throws SelfsameError BAD_REQUEST off a terminal, CONFLICT when the answer is not yes */
async function confirm(services: CliServices, data: string): Promise<void> {
  const { stdin, stderr } = services.terminal
  if (stdin.isTTY !== true)
    throw new SelfsameError('BAD_REQUEST', `This would remove ${data}, and there is no terminal to ask at`, {
      remedy: 'Give --yes if it is meant',
    })
  const answer = await ask(services, `This removes ${data}, for good. Type yes to go on: `)
  if (answer.trim().toLowerCase() === 'yes') return
  stderr.write('Nothing was removed.\n')
  throw new SelfsameError('CONFLICT', 'The reset was not confirmed')
}

async function ask({ terminal, interrupted }: CliServices, question: string): Promise<string> {
  const lines = createInterface({ input: terminal.stdin, output: terminal.stderr })
  try {
    return await lines.question(question, { signal: interrupted })
  } catch (error) {
    if (interrupted.aborted) throw new Interrupted(interrupted)
    throw error
  } finally {
    lines.close()
  }
}
