import type { Command } from 'commander'
import { CommandEnd } from '../command-end.ts'
import { orInterrupted } from '../interrupt.ts'
import { outputOption } from '../options.ts'
import { Output, type OutputFormat } from '../output.ts'
import type { CliServices, Finding } from '../services.ts'
import type { Paint, Tone } from '../terminal.ts'

export function addDoctor(program: Command, services: CliServices): void {
  program
    .command('doctor')
    .summary('say what is missing')
    .description(
      'Looks at what Selfsame needs on this machine: what is there, what is missing, and the command that mends it.',
    )
    .addOption(outputOption())
    .action((options: { output: OutputFormat }) => doctor(services, options.output))
}

async function doctor(services: CliServices, output: OutputFormat): Promise<void> {
  const findings = await orInterrupted(services.interrupted, services.diagnose())
  new Output(services, output).data(findings, (paint) =>
    findings.map((finding) => findingText(finding, paint)).join('\n'),
  )
  if (findings.some(({ state }) => state === 'fault')) throw new CommandEnd('findings')
}

const TONES: Readonly<Record<Finding['state'], Tone>> = { ok: 'green', warning: 'yellow', fault: 'red' }

function findingText({ what, state, found, remedy }: Finding, paint: Paint): string {
  const line = `${paint(TONES[state], state.padEnd(7))}  ${what}: ${found}`
  return remedy === null || state === 'ok' ? line : `${line}\n         ${remedy}`
}
