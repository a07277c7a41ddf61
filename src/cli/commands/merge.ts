import type { Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import type { CliServices } from '../services.ts'

export function addMerge(program: Command, services: CliServices): void {
  const command = program
    .command('merge')
    .summary('make profiles one person')
    .description('Makes profiles one person, whatever the evidence says. `selfsame undo` takes it back.')
    .argument('<ids...>', 'ids that the profiles have or had, two at least')
  withDecideOptions(command).action((profileIds: string[], options: DecideOptions) =>
    decide(services, 'merge', options, ({ decisions }, wish) =>
      decisions.mergeProfiles(services.context, { ...wish, profileIds }),
    ),
  )
}
