import type { Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import type { CliServices } from '../services.ts'

export function addUnpin(program: Command, services: CliServices): void {
  const command = program
    .command('unpin')
    .summary('withdraw a pin')
    .description('Withdraws a pin: from then on the evidence says who is who, as far as it held.')
    .argument('<pin>', 'its id, as `selfsame history` and errors name it')
  withDecideOptions(command).action((pinId: string, options: DecideOptions) =>
    decide(services, 'unpin', options, ({ decisions }, wish) => decisions.unpin(services.context, { ...wish, pinId })),
  )
}
