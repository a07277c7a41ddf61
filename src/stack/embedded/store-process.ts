import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { SelfsameError } from '../../model/index.ts'
import { identify, terminate, type ProcessIdentity } from '../process-identity.ts'

/** How a process ended: one of the two is null. */
export interface ProcessEnd {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ProcessSpec {
  readonly label: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly logPath: string
  /** How long it may take to end when asked to. */
  readonly stopMsMax: number
}

/** A store as a child process, its output in a file. */
export class StoreProcess {
  readonly identity: ProcessIdentity
  readonly logPath: string
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<ProcessEnd>
  readonly #stopMsMax: number
  #end: ProcessEnd | null = null

  private constructor(child: ChildProcess, identity: ProcessIdentity, spec: ProcessSpec) {
    this.identity = identity
    this.logPath = spec.logPath
    this.#stopMsMax = spec.stopMsMax
    this.ended = new Promise((resolve) => {
      child.once('exit', (exitCode, signal) => {
        this.#end = { exitCode, signal }
        resolve(this.#end)
      })
    })
  }

  /** @throws SelfsameError MISSING_PREREQUISITE when the program cannot be run */
  static start(spec: ProcessSpec): StoreProcess {
    const log = openLog(spec.logPath)
    const child = spawn(spec.command, spec.args, { cwd: spec.cwd, stdio: ['ignore', log, log] })
    closeSync(log)
    child.once('error', () => {})
    const identity =
      child.pid === undefined ? null : (identify(child.pid) ?? { pid: child.pid, startedAt: 'ended at once' })
    if (identity === null)
      throw new SelfsameError(
        'MISSING_PREREQUISITE',
        `${spec.label} could not be started: ${spec.command} does not run`,
        { remedy: 'See what is missing with: npx selfsame doctor' },
      )
    return new StoreProcess(child, identity, spec)
  }

  get end(): ProcessEnd | null {
    return this.#end
  }

  async stop(): Promise<void> {
    if (this.#end === null) await terminate(this.identity, this.#stopMsMax)
  }
}

/** The last start's log is kept beside it: it may hold why that one ended. */
function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path)) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

const LAST_LINES = 12

/** @returns the last lines of a log; empty when there is none */
export function lastLines(logPath: string): string[] {
  try {
    return readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-LAST_LINES)
  } catch {
    return []
  }
}

export function describeEnd({ exitCode, signal }: ProcessEnd): string {
  return signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`
}
