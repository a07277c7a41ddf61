/** The command line on a terminal, or none, of strings, over services that fail unless a test hands them in. */
import { PassThrough, Writable } from 'node:stream'
import { type CliServices, type OpenService, runCli, type Screen } from '../../src/cli/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { RULES } from './events.ts'

export class TextScreen extends Writable implements Screen {
  readonly isTTY: boolean
  readonly columns = 120
  readonly #onData: (text: string) => void
  text = ''

  constructor(isTTY = false, onData: (text: string) => void = () => {}) {
    super()
    this.isTTY = isTTY
    this.#onData = onData
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
    this.#onData(this.text)
  }
}

export interface CliRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** How often what was opened was closed. */
  readonly closed: number
}

export interface CliSetting extends Partial<Omit<CliServices, 'open' | 'terminal'>> {
  /** What `open` gives; left out, opening fails the test. */
  readonly service?: Partial<Omit<OpenService, 'close'>>
  readonly isTerminal?: boolean
  /** What is typed. */
  readonly typed?: string
  /** Told all that is on stdout, whenever there is more. */
  readonly onData?: (text: string) => void
}

export async function cli(
  args: readonly string[],
  { service, isTerminal = false, typed, onData, ...given }: CliSetting = {},
): Promise<CliRun> {
  const terminal = {
    stdin: stdinOf(isTerminal, typed),
    stdout: new TextScreen(isTerminal, onData),
    stderr: new TextScreen(isTerminal),
  }
  let closed = 0
  const open: CliServices['open'] = async (report) => {
    if (service === undefined) throw new Error('This command must not open the stores')
    report('opening the stores')
    return { ...NOTHING_OPEN, ...service, close: async () => void closed++ }
  }
  const exitCode = await runCli(args, { ...NOTHING, ...given, terminal, open })
  return { exitCode, stdout: terminal.stdout.text, stderr: terminal.stderr.text, closed }
}

function stdinOf(isTTY: boolean, typed = ''): CliServices['terminal']['stdin'] {
  const stdin = new PassThrough()
  stdin.write(typed)
  return Object.assign(stdin, { isTTY })
}

function unexpected(): never {
  throw new Error('This command must not ask for this')
}

const NOTHING: Omit<CliServices, 'open' | 'terminal'> = {
  version: '1.2.3',
  env: {},
  interrupted: new AbortController().signal,
  context: DEVELOPMENT_CONTEXT,
  start: unexpected,
  stack: { up: unexpected, down: unexpected, status: unexpected, describeData: unexpected, reset: unexpected },
  diagnose: unexpected,
  eventCounts: async () => null,
  matchingState: async () => null,
  relayStatus: async () => null,
  profileStoreState: async () => null,
  audit: unexpected,
  sources: { list: unexpected, propose: unexpected },
  match: { run: unexpected, train: unexpected },
  lake: { tables: unexpected, query: unexpected, compact: unexpected, vacuum: unexpected },
  matchStudy: { profile: unexpected, init: unexpected, block: unexpected, explain: unexpected },
  matchCharts: { draw: unexpected },
  matchResults: { evaluate: unexpected, compare: unexpected },
  matcherResults: { ofRun: unexpected, ofScores: unexpected },
  modelExchange: { exportModel: unexpected, importModel: unexpected, clean: unexpected },
  demoShelf: { read: unexpected, write: unexpected },
}

const NOTHING_OPEN: Omit<OpenService, 'close'> = {
  rules: RULES,
  profiles: {
    byIds: unexpected,
    byIdentifiers: unexpected,
    keyFor: unexpected,
    metrics: unexpected,
    previewed: unexpected,
    traits: unexpected,
    recent: unexpected,
    sightings: unexpected,
    ledgers: unexpected,
    history: unexpected,
  },
  context: { ofProfiles: unexpected, interactions: unexpected },
  contextUpdates: { update: unexpected },
  segments: { list: unexpected, diffFile: unexpected, ofProfiles: unexpected },
  deadLetters: { list: unexpected, get: unexpected, replay: unexpected, replayAll: unexpected },
  keys: { list: unexpected, add: unexpected, revoke: unexpected },
  files: { ingest: unexpected },
  tokens: { until: unexpected },
  relay: { status: unexpected, replay: unexpected, resume: unexpected, rebuild: unexpected },
  stats: { read: unexpected },
  decisions: {
    mergeProfiles: unexpected,
    splitProfile: unexpected,
    setAttribute: unexpected,
    pin: unexpected,
    unpin: unexpected,
    undoDecision: unexpected,
  },
  explanations: { why: unexpected, whyNot: unexpected },
  households: { byProfiles: unexpected },
  lake: { verify: unexpected, profileAsOf: unexpected },
  handover: { preview: unexpected, apply: unexpected },
  reviews: { queue: unexpected, decide: unexpected },
  verdicts: { ofSource: unexpected },
  matchRuns: { start: unexpected, run: unexpected, cancel: unexpected },
  models: { list: unexpected, preview: unexpected, promote: unexpected },
  upkeep: { run: unexpected },
  rulesChange: { current: unexpected, diff: unexpected, apply: unexpected },
}
