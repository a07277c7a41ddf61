import type { Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import { withExample } from '../options.ts'
import { profileIdFor } from '../profile-id.ts'
import type { CliServices } from '../services.ts'

export function addMerge(program: Command, services: CliServices): void {
  const command = program
    .command('merge')
    .summary('make profiles one person')
    .description('Makes profiles one person, whatever the evidence says. `selfsame undo` takes it back.')
    .argument('<profiles...>', 'two at least, each an id that it has or had, or an identifier, namespace:value')
  withExample(command, 'selfsame merge customer:C-1 loyalty:77 --reason "she told us"')
  withDecideOptions(command).action((profiles: string[], options: DecideOptions) =>
    decide(services, 'merge', options, async (service, wish) => {
      const profileIds = await Promise.all(profiles.map((text) => profileIdFor(service, services.context, text)))
      return service.decisions.mergeProfiles(services.context, { ...wish, profileIds })
    }),
  )
}
