import type { Command } from 'commander'
import { exitCodesText } from '../exit-codes.ts'

/** A topic of `selfsame help`, which is also a command of its own. */
export function addExitCodes(program: Command): void {
  const topic = program
    .command('exit-codes')
    .summary('what exit codes mean')
    .configureHelp({ formatHelp: exitCodesText })
  topic.action(() => topic.outputHelp())
}
