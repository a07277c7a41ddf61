import { Argument, type Command } from 'commander'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import { keysFor } from '../keys.ts'
import { withExample } from '../options.ts'
import type { CliServices } from '../services.ts'

const KINDS = ['same', 'apart'] as const

export function addPin(program: Command, services: CliServices): void {
  const command = program
    .command('pin')
    .summary('hold identifiers together, or keep them apart')
    .description('Holds identifiers together (same), or keeps them apart, whatever the evidence says.')
    .addArgument(new Argument('<kind>', 'what it does').choices(KINDS))
    .argument('<identifiers...>', 'namespace:value; for apart each is one person’s, several of one with commas between')
  withExample(command, 'selfsame pin apart email:ann@example.com email:bob@example.com --reason "two people"')
  withDecideOptions(command).action((kind: (typeof KINDS)[number], texts: string[], options: DecideOptions) =>
    decide(services, 'pin', options, (service, wish) => {
      const given = texts.map((text) => keysFor(service, text))
      const sides = kind === 'same' ? [given.flat()] : given
      return service.decisions.pin(services.context, { ...wish, kind, sides })
    }),
  )
}
