/** The command line as a user runs it: `bin/selfsame.js` as a process, on a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../../bin/selfsame.js', import.meta.url))
/** Ends it in order when the tests are gone, even by kill -9. */
const WATCH = new URL('../../bin/end-with-launcher.mjs', import.meta.url).href

export interface CliResult {
  /** null when it was killed. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export class CliProcess {
  readonly pid: number
  readonly ended: Promise<CliResult>
  readonly #child: ChildProcess
  #stdout = ''
  #stderr = ''

  constructor(args: readonly string[], settings: Readonly<Record<string, string>>) {
    const env = { ...outerEnvironment(), ...settings }
    const command = ['--import', WATCH, LAUNCHER, ...args]
    this.#child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    if (this.#child.pid === undefined) throw new Error(`Could not run ${process.execPath}`)
    this.pid = this.#child.pid
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()))
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()))
    this.ended = new Promise((resolve) => this.#child.on('close', (exitCode) => resolve({ exitCode, ...this.output })))
  }

  /** So far. */
  get output(): { readonly stdout: string; readonly stderr: string } {
    return { stdout: this.#stdout, stderr: this.#stderr }
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Resolves with stdout once it holds the text. @throws Error when the process ends before */
  untilStdout(text: string): Promise<string> {
    return this.#until('stdout', text)
  }

  /** As `untilStdout`. */
  untilStderr(text: string): Promise<string> {
    return this.#until('stderr', text)
  }

  #until(name: 'stdout' | 'stderr', text: string): Promise<string> {
    const found = new Promise<string>((resolve) => {
      const look = () => {
        const said = this.output[name]
        if (said.includes(text)) resolve(said)
      }
      this.#child[name]?.on('data', look)
      look()
    })
    const early = this.ended.then(({ exitCode, stderr }) => {
      throw new Error(`It ended with ${exitCode} before it said ${text}:\n${stderr}`)
    })
    return Promise.race([found, early])
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }
}

/** Settings of whoever runs the tests are left out, and what npm tells the scripts it runs. */
export function outerEnvironment(): NodeJS.ProcessEnv {
  const isForeign = /^(SELFSAME_|NEO4J_|REDIS_|PORT$|HOST$|NO_COLOR$|npm_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign.test(name)))
}
