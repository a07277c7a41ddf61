import type { Command } from 'commander'
import { DEFAULT_SCENARIO } from '../../app/demo/index.ts'
import { demoText, peopleOption, seedOption, showDemo } from '../demo/index.ts'
import { orInterrupted } from '../interrupt.ts'
import { option, outputOption, webAddress } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices } from '../services.ts'

const LOCAL_URL = 'http://127.0.0.1:4000'

interface DemoOptions {
  readonly people: number
  readonly seed: number
  readonly url: string
  readonly output: OutputFormat
}

export function addDemo(program: Command, services: CliServices): void {
  program
    .command('demo')
    .summary('send an invented retailer to a running service')
    .description(
      'Invents a retailer (the same seed gives the same one), sends its events to a running service through the\npublic gate, and compares who is who with the truth. Sent once; asked again it only compares again.',
    )
    .addOption(peopleOption())
    .addOption(seedOption())
    .addOption(option('--url <url>', 'the service to send to', 'SELFSAME_URL').argParser(webAddress).default(LOCAL_URL))
    .addOption(outputOption())
    .action((options: DemoOptions) => demo(services, options))
}

async function demo(services: CliServices, { people, seed, url, output }: DemoOptions): Promise<void> {
  const showing = showDemo(services, url, { ...DEFAULT_SCENARIO, people, seed }, false)
  const shown = await orInterrupted(services.interrupted, showing)
  new Output(services, output).data(shown, (paint) => demoText(shown, paint))
}
