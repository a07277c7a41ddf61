import type { Command } from 'commander'
import { DEFAULT_SCENARIO } from '../../app/demo/index.ts'
import { type DemoShown, demoText, peopleOption, seedOption, showDemo } from '../demo/index.ts'
import { orInterrupted, whenInterrupted } from '../interrupt.ts'
import { option, outputOption, wholeNumber } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import { Progress } from '../progress.ts'
import type { CliServices, RunningService } from '../services.ts'
import { whereToLook } from '../where-to-look.ts'
import { orClosed } from '../with-service.ts'

interface StartCommandOptions {
  readonly demo?: boolean
  readonly people: number
  readonly seed: number
  readonly port?: number
  readonly output: OutputFormat
}

export function addStart(program: Command, services: CliServices): void {
  program
    .command('start')
    .summary('run the service')
    .description('Starts stores, API and worker, and stays up until Ctrl-C. What was stored before is there again.')
    .addOption(option('--demo', 'send an invented retailer and compare who is who with the truth', 'SELFSAME_DEMO'))
    .addOption(peopleOption())
    .addOption(seedOption())
    .addOption(option('--port <number>', 'port of the API (default: 4000)', 'PORT').argParser(wholeNumber(1, 65_535)))
    .addOption(outputOption())
    .action((options: StartCommandOptions) => start(services, options))
}

async function start(services: CliServices, options: StartCommandOptions): Promise<void> {
  const progress = new Progress(services)
  const starting = progress.step('Starting stores, API and worker', (report) =>
    services.start({ port: options.port ?? null, report }),
  )
  const running = await orClosed(services.interrupted, starting)
  try {
    await orInterrupted(services.interrupted, orEnded(running, present(services, running, options)))
    await orEnded(running, whenInterrupted(services.interrupted))
  } finally {
    await progress.step('Stopping', () => running.close())
  }
}

/** Shows the demo, if it is asked for, and where to look. */
async function present(
  services: CliServices,
  { url }: RunningService,
  { demo = false, people, seed, output }: StartCommandOptions,
): Promise<void> {
  const scenario = { ...DEFAULT_SCENARIO, people, seed }
  const shown = demo ? await new Progress(services).step('Demo', () => showDemo(services, url, scenario, true)) : null
  new Output(services, output).data({ url, demo: shown }, (paint) =>
    [...(shown === null ? [] : [demoText(shown, paint), '']), whereToLook(url, exampleOf(shown), paint)].join('\n'),
  )
}

function exampleOf(shown: DemoShown | null): string | null {
  return shown?.report.example ?? null
}

/** @throws the reason when the service ends by itself */
async function orEnded({ ended }: RunningService, work: Promise<unknown>): Promise<void> {
  const failure = async () => {
    const { reason } = await ended
    if (reason !== null) throw reason
  }
  await Promise.race([work, failure()])
}
