import type { Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import { keysFor } from '../keys.ts'
import { option, withExample } from '../options.ts'
import { profileIdFor } from '../profile-id.ts'
import type { CliServices } from '../services.ts'

interface SplitOptions extends DecideOptions {
  readonly part?: readonly string[]
  readonly evidence?: readonly string[]
}

export function addSplit(program: Command, services: CliServices): void {
  const command = program
    .command('split')
    .summary('part a profile')
    .description(
      'Parts a profile and keeps the parts apart, or retracts evidence that is wrong. What no part names stays with the first.',
    )
    .argument('<profile>', 'an id that it has or had, or an identifier, namespace:value')
    .addOption(
      option(
        '--part <identifiers>',
        'identifiers of one person, commas between them; give it once for each person, twice at least',
        'SELFSAME_PART',
      ).argParser(collect),
    )
    .addOption(
      option('--evidence <key>', 'a piece of evidence that is wrong; may be repeated', 'SELFSAME_EVIDENCE').argParser(
        collect,
      ),
    )
  withExample(
    command,
    'selfsame split email:ann@example.com --part email:ann@example.com --part email:bob@example.com,cookie:7 --reason "two people"',
  )
  withDecideOptions(command).action((profile: string, options: SplitOptions) =>
    decide(services, 'split', options, async (service, wish) => {
      const profileId = await profileIdFor(service, services.context, profile)
      const { evidence } = options
      const parts = options.part?.map((part) => keysFor(service, part))
      return service.decisions.splitProfile(services.context, { ...wish, profileId, parts, evidence })
    }),
  )
}

function collect(text: string, given: readonly string[] = []): string[] {
  return [...given, text]
}
