import { type Command, CommanderError } from 'commander'
import { SelfsameError } from '../model/index.ts'
import { CommandEnd } from './command-end.ts'
import { EXIT_CODES, exitCodeOf } from './exit-codes.ts'
import { Interrupted } from './interrupt.ts'
import { buildProgram } from './program.ts'
import type { CliServices } from './services.ts'
import { paintFor, type Terminal } from './terminal.ts'

/**
 * Runs one command line. Whatever goes wrong is said on stderr.
 *
 * @param argv without the program's own name: `['ingest', 'orders.csv']`
 * @returns the exit code, see `EXIT_CODES`
 */
export async function runCli(argv: readonly string[], services: CliServices): Promise<number> {
  const program = buildProgram(services)
  switchOffFlags(program, services.env)
  ignoreClosedPipe(services.terminal)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return EXIT_CODES.ok
  } catch (error) {
    return explainFailure(error, services)
  }
}

/** Says on stderr what went wrong. @returns the exit code, see `EXIT_CODES` */
export function explainFailure(error: unknown, { terminal, env }: Pick<CliServices, 'terminal' | 'env'>): number {
  const paint = paintFor(terminal.stderr, env)
  const say = (text: string) => terminal.stderr.write(`${text}\n`)
  if (error instanceof CommandEnd) return error.exitCode
  // Commander has said on stderr what is wrong; its own code is 1 throughout.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage
  if (error instanceof Interrupted) {
    say(error.message)
    return error.exitCode
  }
  if (error instanceof SelfsameError) {
    say(`${paint('red', 'error')} ${error.message} (${error.code})`)
    if (error.remedy !== undefined) say(`      ${error.remedy}`)
    return exitCodeOf(error.code)
  }
  say(`${paint('red', 'internal error')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return EXIT_CODES.internal
}

const OFF = new Set(['', '0', 'false', 'no', 'off'])

/** Commander takes a set variable for a given flag, whatever its value: `SELFSAME_YES=0` would say yes. */
function switchOffFlags(command: Command, env: CliServices['env']): void {
  for (const option of command.options) {
    if (option.isBoolean() && option.envVar !== undefined && OFF.has((env[option.envVar] ?? 'on').toLowerCase()))
      delete option.envVar
  }
  for (const sub of command.commands) switchOffFlags(sub, env)
}

/** `selfsame … | head` closes our output early, which is no fault. */
function ignoreClosedPipe({ stdout, stderr }: Terminal): void {
  for (const screen of [stdout, stderr]) {
    screen.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
