import { Argument, type Command } from 'commander'
import { type Shell, SHELLS, completionScript } from '../completion.ts'
import type { CliServices } from '../services.ts'

export function addCompletion(program: Command, services: CliServices): void {
  program
    .command('completion')
    .summary('complete commands with the tab key')
    .description('Writes a completion script for your shell:\n  source <(selfsame completion bash)')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action((shell: Shell) => void services.terminal.stdout.write(completionScript(program, shell)))
}
