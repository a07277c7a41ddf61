import type { Command } from 'commander'
import { SelfsameError, type AttributeValue } from '../../model/index.ts'
import { decide, withDecideOptions, type DecideOptions } from '../decide.ts'
import { option, withExample } from '../options.ts'
import { profileIdFor } from '../profile-id.ts'
import type { CliServices } from '../services.ts'

interface SetAttributeOptions extends DecideOptions {
  readonly json?: boolean
}

export function addSetAttribute(program: Command, services: CliServices): void {
  const command = program
    .command('set-attribute')
    .summary('say what an attribute is')
    .description('Says what an attribute of a profile is, until its sources say something else than they do now.')
    .argument('<profile>', 'an id that it has or had, or an identifier, namespace:value')
    .argument('<name>', 'as its sources name it: firstName, address.city')
    .argument('<value>', 'a text')
    .addOption(option('--json', 'read the value as JSON: 7, true, null for none', 'SELFSAME_JSON'))
  withExample(command, 'selfsame set-attribute customer:C-1 city Leeds --reason "as the customer told us"')
  withDecideOptions(command).action((profile: string, name: string, text: string, options: SetAttributeOptions) =>
    decide(services, 'set-attribute', options, async (service, wish) => {
      const value = options.json ? parsed(text) : text
      const profileId = await profileIdFor(service, services.context, profile)
      return service.decisions.setAttribute(services.context, { ...wish, profileId, name, value })
    }),
  )
}

/** What is no attribute's value is refused by the use case. */
function parsed(json: string): AttributeValue {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new SelfsameError('BAD_REQUEST', 'The value is no JSON', { cause, remedy: 'Leave --json out for a text' })
  }
}
