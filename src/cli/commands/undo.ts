import type { Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import type { CliServices } from '../services.ts'

export function addUndo(program: Command, services: CliServices): void {
  const command = program
    .command('undo')
    .summary('take a decision back')
    .description('Takes a decision back, whoever made it, an undo too. What came later stays where its evidence says.')
    .argument('<decision>', 'its id, as `selfsame history` shows it')
  withDecideOptions(command).action((decisionId: string, options: DecideOptions) =>
    decide(services, 'undo', options, ({ decisions }, wish) =>
      decisions.undoDecision(services.context, { ...wish, decisionId }),
    ),
  )
}
