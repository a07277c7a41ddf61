import { Command } from 'commander'
import { addCompletion } from './commands/completion.ts'
import { addContext } from './commands/context.ts'
import { addDeadLetters } from './commands/dead-letters.ts'
import { addDemo } from './commands/demo.ts'
import { addDoctor } from './commands/doctor.ts'
import { addExitCodes } from './commands/exit-codes.ts'
import { addHistory } from './commands/history.ts'
import { addIdentity } from './commands/identity.ts'
import { addIngest } from './commands/ingest.ts'
import { addKeys } from './commands/keys.ts'
import { addLake } from './commands/lake.ts'
import { addMatch } from './commands/match.ts'
import { addMerge } from './commands/merge.ts'
import { addPin } from './commands/pin.ts'
import { addProfile } from './commands/profile.ts'
import { addRelay } from './commands/relay.ts'
import { addReset } from './commands/reset.ts'
import { addSegments } from './commands/segments.ts'
import { addSetAttribute } from './commands/set-attribute.ts'
import { addSources } from './commands/sources.ts'
import { addSplit } from './commands/split.ts'
import { addStack } from './commands/stack.ts'
import { addStart } from './commands/start.ts'
import { addUndo } from './commands/undo.ts'
import { addUnpin } from './commands/unpin.ts'
import { addWhy } from './commands/why.ts'
import { addWhyNot } from './commands/whynot.ts'
import type { CliServices } from './services.ts'

const AFTER_HELP = `
Data goes to stdout, everything else to stderr. Every flag is also an environment variable, named beside it.
Ctrl-C ends a command in order; a second Ctrl-C at once. \`selfsame help exit-codes\` lists the exit codes.`

/**
 * The whole command line. A command throws what went wrong, and never ends the process: see `runCli`.
 *
 * @throws CommanderError for help, version and wrong usage, instead of ending the process
 */
export function buildProgram(services: CliServices): Command {
  const program = new Command('selfsame')
    .description('Decides which identifiers are one person, explains it, and serves the result.')
    .version(services.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void services.terminal.stdout.write(text),
      writeErr: (text) => void services.terminal.stderr.write(text),
    })
    .showHelpAfterError('(add --help for how it is used)')
    .addHelpText('after', AFTER_HELP)
  program.commandsGroup('Run:')
  addStart(program, services)
  addDemo(program, services)
  program.commandsGroup('Data:')
  addIngest(program, services)
  addProfile(program, services)
  addContext(program, services)
  addSegments(program, services)
  addSources(program, services)
  addMatch(program, services)
  addLake(program, services)
  addDeadLetters(program, services)
  addKeys(program, services)
  program.commandsGroup('Identity:')
  addWhy(program, services)
  addWhyNot(program, services)
  addHistory(program, services)
  addMerge(program, services)
  addSplit(program, services)
  addSetAttribute(program, services)
  addUndo(program, services)
  addPin(program, services)
  addUnpin(program, services)
  addIdentity(program, services)
  program.commandsGroup('Installation:')
  addDoctor(program, services)
  addRelay(program, services)
  addStack(program, services)
  addReset(program, services)
  program.commandsGroup('Help:')
  program.helpCommand('help [command]', 'how a command is used')
  addExitCodes(program)
  addCompletion(program, services)
  return program
}
