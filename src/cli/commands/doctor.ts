import type { Command } from 'commander'
import type { EventCounts } from '../../app/read/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { auditedText } from '../audited-text.ts'
import { CommandEnd } from '../command-end.ts'
import { orInterrupted } from '../interrupt.ts'
import { option, outputOption } from '../options.ts'
import { MATCHING, matchingFinding } from '../matching-finding.ts'
import { Output, type OutputFormat } from '../output.ts'
import { PROFILE_STORE, profileStoreFinding } from '../profile-store-finding.ts'
import { RELAY, relayFindings } from '../relay-finding.ts'
import type { CliServices, Finding } from '../services.ts'
import { countOf, countText } from '../text.ts'
import type { Paint, Tone } from '../terminal.ts'

export function addDoctor(program: Command, services: CliServices): void {
  program
    .command('doctor')
    .summary('say what is missing')
    .description(
      'Looks at what Selfsame needs on this machine: what is there, what is missing, and the command that mends it. ' +
        'Where its stores run, it looks whether every accepted event is accounted for, whether the worker keeps up, whether those who follow the changes do, and how matching as they come stands. ' +
        'With --audit it looks at the graph instead: all that must be true of it, by name, and where it is not.',
    )
    .addOption(option('--audit', 'audit the graph of the stores that run', 'SELFSAME_AUDIT'))
    .addOption(outputOption())
    .action(({ audit, output }: Options) => (audit ? auditGraph(services, output) : doctor(services, output)))
}

interface Options {
  readonly audit?: boolean
  readonly output: OutputFormat
}

async function doctor(services: CliServices, output: OutputFormat): Promise<void> {
  const findings = await orInterrupted(services.interrupted, examine(services))
  new Output(services, output).data(findings, (paint) =>
    findings.map((finding) => findingText(finding, paint)).join('\n'),
  )
  if (findings.some(({ state }) => state === 'fault')) throw new CommandEnd('findings')
}

async function auditGraph(services: CliServices, output: OutputFormat): Promise<void> {
  const audited = await orInterrupted(services.interrupted, services.audit(services.context))
  new Output(services, output).data(audited, (paint) =>
    audited.map((invariant) => auditedText(invariant, paint)).join('\n'),
  )
  if (audited.some(({ violations }) => violations.length > 0)) throw new CommandEnd('findings')
}

const EVENTS = 'Events'
const WORKER = 'Worker'

async function examine(services: CliServices): Promise<Finding[]> {
  const { context } = services
  return [
    ...(await services.diagnose()),
    ...(await findingsOf(EVENTS, services.eventCounts(context), (counts) => [
      eventsFinding(counts),
      workerFinding(counts),
    ])),
    ...(await findingsOf(RELAY, services.relayStatus(context), relayFindings)),
    ...(await findingsOf(PROFILE_STORE, services.profileStoreState(context), (store) => [profileStoreFinding(store)])),
    ...(await findingsOf(MATCHING, services.matchingState(context), (state) => [matchingFinding(state)])),
  ]
}

/** @param asked null where no stores run. @returns why it could not be told, where it could not */
async function findingsOf<T>(what: string, asked: Promise<T | null>, read: (told: T) => Finding[]): Promise<Finding[]> {
  try {
    const told = await asked
    return told === null ? [] : read(told)
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error
    return [{ what, state: 'warning', found: error.message, remedy: error.remedy ?? null }]
  }
}

/** `accepted = pending + applied + failed`, or the event log has lost some. */
function eventsFinding({ accepted, pending, events, failed }: EventCounts): Finding {
  const [all, waiting, applied, broken] = [accepted, pending, events, failed].map(countText)
  const sum = `${all} accepted = ${waiting} pending + ${applied} applied + ${broken} failed`
  if (pending >= 0) return { what: EVENTS, state: 'ok', found: sum, remedy: null }
  return {
    what: EVENTS,
    state: 'warning',
    found: `${sum}: the event log has lost what it held, ${countOf(-pending, 'applied event')} or more`,
    remedy:
      'Keep REDIS_URL: its figures cannot be booked again. What was accepted and not applied is gone; sent again, it ' +
      'is taken, but so is what was applied, for its messageIds are forgotten',
  }
}

/** Longer than an event waits for a worker that keeps up. */
const WAIT_MS_MAX = 60_000

function workerFinding({ lanesHeld, oldestPendingAt }: EventCounts): Finding {
  const held = lanesHeld === 0 ? 'none runs' : `holds ${countOf(lanesHeld, 'lane')}`
  const found = `${held}, ${oldestPendingAt === null ? 'no event waits' : `an event has waited since ${oldestPendingAt}`}`
  const isLate = oldestPendingAt !== null && Date.now() - Date.parse(oldestPendingAt) > WAIT_MS_MAX
  if (!isLate) return { what: WORKER, state: 'ok', found, remedy: null }
  const remedy =
    lanesHeld === 0
      ? 'npx selfsame start'
      : 'It works off a backlog, or is stuck: logs/worker.log in the data directory says what it waits for'
  return { what: WORKER, state: 'warning', found, remedy }
}

const TONES: Readonly<Record<Finding['state'], Tone>> = { ok: 'green', warning: 'yellow', fault: 'red' }

function findingText({ what, state, found, remedy }: Finding, paint: Paint): string {
  const line = `${paint(TONES[state], state.padEnd(7))}  ${what}: ${found}`
  return remedy === null || state === 'ok' ? line : `${line}\n         ${remedy}`
}
