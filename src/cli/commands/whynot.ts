import type { Command } from 'commander'
import { SelfsameError } from '../../model/index.ts'
import { whyNotText } from '../explanation-text.ts'
import { keyFor } from '../keys.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'
import { withService } from '../with-service.ts'

export function addWhyNot(program: Command, services: CliServices): void {
  program
    .command('whynot')
    .summary('why two identifiers are not one person')
    .description(
      'Says why two identifiers are not one person: what was seen and does not count, and the least that would join them.',
    )
    .argument('<a>', 'one identifier, namespace:value')
    .argument('<b>', 'the other')
    .addOption(outputOption())
    .action((a: string, b: string, options: { output: OutputFormat }) => whyNot(services, [a, b], options.output))
}

async function whyNot(services: CliServices, [a, b]: readonly [string, string], format: OutputFormat): Promise<void> {
  const found = await withService(services, (service) =>
    service.explanations.whyNot(services.context, keyFor(service, a), keyFor(service, b)),
  )
  if (found === null) throw new SelfsameError('NOT_FOUND', 'They are one person', { remedy: '`selfsame why` says why' })
  new Output(services, format).data(found, (paint) => whyNotText(found, paint))
}
