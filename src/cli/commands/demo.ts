import type { Command } from 'commander'
import { DEFAULT_SCENARIO } from '../../app/demo/index.ts'
import { demoReportText, type DemoShown, showDemo } from '../demo/index.ts'
import { orInterrupted } from '../interrupt.ts'
import { option, outputOption, webAddress, wholeNumber } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { profileCardText } from '../profile-card-text.ts'
import type { CliServices } from '../services.ts'
import type { Paint } from '../terminal.ts'

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
    .addOption(
      option('--people <count>', 'how many people', 'SELFSAME_PEOPLE')
        .argParser(wholeNumber(10, 20_000))
        .default(DEFAULT_SCENARIO.people),
    )
    .addOption(
      option('--seed <number>', 'which retailer', 'SELFSAME_SEED')
        .argParser(wholeNumber(0, 2 ** 31))
        .default(DEFAULT_SCENARIO.seed),
    )
    .addOption(option('--url <url>', 'the service to send to', 'SELFSAME_URL').argParser(webAddress).default(LOCAL_URL))
    .addOption(outputOption())
    .action((options: DemoOptions) => demo(services, options))
}

async function demo(services: CliServices, { people, seed, url, output }: DemoOptions): Promise<void> {
  const showing = showDemo(services, url, { ...DEFAULT_SCENARIO, people, seed }, url !== LOCAL_URL)
  const shown = await orInterrupted(services.interrupted, showing)
  new Output(services, output).data(shown, (paint) => demoText(shown, paint))
}

export function demoText({ report, example }: DemoShown, paint: Paint): string {
  const sent = report.sent === null ? 'The demo is there already: nothing was sent.\n' : ''
  const card = example === null ? '' : `\n\nOne of them:\n${profileCardText(example, paint)}`
  return `${sent}${demoReportText(report, paint)}${card}`
}
