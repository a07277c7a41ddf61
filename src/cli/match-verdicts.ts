import type { Command } from 'commander'
import type { Verdict } from '../app/match/index.ts'
import { SelfsameError } from '../model/index.ts'
import { option } from './options.ts'
import type { CliServices } from './services.ts'
import { withService } from './with-service.ts'

/** Of verbs that learn. */
export interface VerdictOptions {
  readonly verdicts?: boolean
  readonly source?: string
  readonly labels?: string
}

export function withVerdictOptions(command: Command): Command {
  return command
    .addOption(
      option('--verdicts', 'learn from what stewards said of pairs of --source, in the graph', 'SELFSAME_VERDICTS'),
    )
    .addOption(option('--no-verdicts', 'learn without it, as is the rule with files', 'SELFSAME_NO_VERDICTS'))
    .addOption(
      option(
        '--labels <file>',
        'learn from pairs that are known: id_l, id_r, and is_match or same with yes or no',
        'SELFSAME_LABELS',
      ),
    )
    .addOption(option('--source <name>', 'source whose records the ids are', 'SELFSAME_SOURCE'))
}

/** @throws SelfsameError BAD_REQUEST when the source is not named */
export async function verdictsFor(
  services: CliServices,
  { verdicts = false, source }: VerdictOptions,
): Promise<Verdict[]> {
  if (!verdicts) return []
  if (source !== undefined)
    return withService(services, (service) => service.verdicts.ofSource(services.context, source))
  throw new SelfsameError('BAD_REQUEST', '--verdicts does not say of which source the records are', {
    remedy: 'Name it with --source, as for `match apply`',
  })
}
