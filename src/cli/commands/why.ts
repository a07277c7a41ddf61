import type { Command } from 'commander'
import { SelfsameError } from '../../model/index.ts'
import { whyText } from '../explanation-text.ts'
import { keyFor } from '../keys.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { withService } from '../with-service.ts'

export function addWhy(program: Command, services: CliServices): void {
  program
    .command('why')
    .summary('why two identifiers are one person')
    .description(
      'Says why two identifiers are one person: the strongest evidence that leads from one to the other, and the least that would part them.',
    )
    .argument('<a>', 'one identifier, namespace:value')
    .argument('<b>', 'the other')
    .addOption(outputOption())
    .action((a: string, b: string, options: { output: OutputFormat }) => why(services, [a, b], options.output))
}

async function why(services: CliServices, [a, b]: readonly [string, string], format: OutputFormat): Promise<void> {
  const found = await withService(services, (service) =>
    service.explanations.why(services.context, keyFor(service, a), keyFor(service, b)),
  )
  if (found === null)
    throw new SelfsameError('NOT_FOUND', 'They are not one person', { remedy: '`selfsame whynot` says why' })
  new Output(services, format).data(found, (paint) => whyText(found, paint))
}
